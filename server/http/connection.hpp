#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "core/error/issue.hpp"
#include "server/http/application.hpp"
#include "server/http/body_budget.hpp"
#include "server/http/deadline.hpp"
#include "server/http/exchange.hpp"
#include "server/http/limits.hpp"
#include "server/http/worker_pool.hpp"

namespace steward::http {

class OpenConnections;
class Outlet;
struct Streaming;

using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Strand>;

/// What all connections share. Outlives them.
struct Surroundings {
  const Application& application;
  const Limits& limits;
  WorkerPool& workers;
  BodyBudget& bodies;
  OpenConnections& open;
  const log::Logger& logger;
};

/// One client. Requests are answered one after the other, so pipelined ones keep their order:
///
///   idle ─first byte→ head ─admitted→ body ─whole→ handling ─→ answering ─→ idle
///                       └── refused, malformed, too slow ────────↑    │ └─→ lingering ─→ closed
///                                                                     └───→ streaming ─→ closed
///
/// Everything runs on the socket's strand; only `end_soon` may be called from elsewhere.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Socket socket, Surroundings& surroundings);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void start();
  /// Ends an idle connection or a stream of events now, and a busy one after its answer.
  void end_soon();

 private:
  friend class Outlet;  // the handle of a stream, which other threads hold
  enum class Phase : std::uint8_t {
    idle,
    head,
    body,
    handling,
    answering,
    streaming,
    lingering,
    closed
  };
  using Error = boost::system::error_code;
  using Step = void (Connection::*)();

  void await_request();
  void scan_head();
  void parse_head();
  void judge(const BodyAnnouncement& body);
  void continue_with_body(bool continue_expected);
  void parse_body();
  void handle();
  void deliver(Response response);

  void receive(std::size_t bytes_max, Step next);
  void on_received(Error error, std::size_t bytes, Step next);
  void on_input_ended();

  void refuse(Code code, Params params = {});
  void answer(Response response);
  void on_answered(Error error, std::size_t bytes);
  void linger();
  void on_deadline();
  void close();

  void start_streaming();
  void watch_for_leaving();
  void fetch_piece();
  void queue_piece(std::shared_ptr<const std::string> piece);
  void write_pieces();
  void on_pieces_written(Error error);
  void end_streaming();
  void stop_streaming();

  Socket socket_;
  Deadline deadline_;
  Surroundings& surroundings_;
  boost::beast::flat_buffer buffer_;  // received and not yet parsed
  std::string peer_;
  Phase phase_ = Phase::idle;
  std::optional<Exchange> exchange_;
  std::unique_ptr<Streaming> streaming_;  // in phase streaming only
  std::size_t lingered_bytes_ = 0;
  bool has_timed_out_ = false;
  bool is_ending_ = false;
};

}  // namespace steward::http
