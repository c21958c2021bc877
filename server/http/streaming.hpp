#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "server/http/connection.hpp"
#include "server/http/stream.hpp"

namespace steward::http {

/// The handle of a stream that other threads hold. It knows its connection weakly: whoever keeps it
/// keeps no socket open.
class Outlet final : public Stream {
 public:
  Outlet(std::weak_ptr<Connection> connection, Strand strand);

  bool send(std::shared_ptr<const std::string> piece) override;
  void end() override;
  [[nodiscard]] bool is_open() const override { return is_open_; }

  // For the connection: so many bytes of pieces have gone; the stream has ended.
  void sent(std::size_t bytes) { waiting_bytes_ -= bytes; }
  void close() { is_open_ = false; }

 private:
  const std::weak_ptr<Connection> connection_;
  const Strand strand_;
  std::atomic<std::size_t> waiting_bytes_ = 0;
  std::atomic<bool> is_open_ = true;
};

/// What a connection keeps while it streams.
struct Streaming {
  std::shared_ptr<Outlet> outlet{};  ///< absent where the body is made piece by piece
  std::vector<std::shared_ptr<const std::string>> waiting{};  ///< bounded by the outlet
  std::size_t sent_bytes = 0;
  bool is_writing = false;
  bool is_ending = false;
  bool has_sent_end = false;
};

}  // namespace steward::http
