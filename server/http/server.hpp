#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "server/http/application.hpp"
#include "server/http/limits.hpp"

namespace steward::http {

/// Where the server listens. `address`: IPv4 or IPv6, without brackets.
struct Endpoint {
  std::string address;
  std::uint16_t port = 0;  ///< 0: the system chooses one

  /// "127.0.0.1:8080", "[::1]:8080".
  [[nodiscard]] std::string text() const;
};

/// Accepts connections and runs them until the process is told to end.
class Server {
 public:
  Server(const Limits& limits, const log::Logger& logger);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  /// Takes the address and returns it with the port the system chose. From now on clients can
  /// connect; they are answered once `run` is called. Throws std::runtime_error.
  Endpoint listen(const Endpoint& endpoint);

  /// From now on SIGTERM and SIGINT do not kill the process but end `run`, also one that is called
  /// later: for the caller that says it is ready before it serves.
  void heed_signals();

  /// Serves until SIGTERM or SIGINT; then takes no more connections, lets running requests finish
  /// and returns true. False if they took longer than the shutdown timeout, or a second signal
  /// came: then handlers may still be running, and the caller ends the process.
  [[nodiscard]] bool run(const Application& application);

 private:
  struct Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace steward::http
