#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "core/error/issue.hpp"
#include "server/http/application.hpp"
#include "server/http/limits.hpp"
#include "server/http/request_parser.hpp"
#include "server/http/worker_pool.hpp"

namespace steward::http {

class OpenConnections;

using Strand = boost::asio::strand<boost::asio::io_context::executor_type>;
using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp, Strand>;

/// What all connections share. Outlives them.
struct Surroundings {
  const Application& application;
  const Limits& limits;
  WorkerPool& workers;
  OpenConnections& open;
  const log::Logger& logger;
};

/// One client. Requests are answered one after the other, so pipelined ones keep their order:
///
///   idle ─first byte→ head ─admitted→ body ─whole→ handling ─→ answering ─→ idle
///                       └── refused, malformed, too slow ────────↑      └─→ lingering ─→ closed
///
/// Everything runs on the socket's strand; only `end_soon` may be called from elsewhere.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(Socket socket, Surroundings& surroundings);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void start();
  /// Ends an idle connection now and a busy one after its answer.
  void end_soon();

 private:
  enum class Phase : std::uint8_t { idle, head, body, handling, answering, lingering, closed };
  using Step = void (Connection::*)();
  using Clock = std::chrono::steady_clock;

  void await_request();
  void scan_head();
  void parse_head();
  void judge(const BodyAnnouncement& body);
  void continue_with_body(bool continue_expected);
  void parse_body();
  void handle();

  void receive(std::size_t bytes_max, Step next);
  void on_received(boost::beast::error_code error, std::size_t bytes, Step next);
  void on_input_ended();

  void refuse(Code code, Params params = {});
  void answer(Response response);
  void on_answered(boost::beast::error_code error, std::size_t bytes);
  void linger();
  void close();

  void wait_for(Phase phase, std::chrono::milliseconds time);
  void arm_timer();
  void on_deadline();
  void progressed(std::size_t bytes);
  void log_request(std::size_t bytes_sent) const;

  Socket socket_;
  boost::asio::steady_timer timer_;
  Surroundings& surroundings_;
  boost::beast::flat_buffer buffer_;
  std::string peer_;

  Phase phase_ = Phase::closed;
  Clock::time_point deadline_ = Clock::time_point::max();
  bool is_timer_armed_ = false;
  bool has_timed_out_ = false;
  bool is_ending_ = false;

  // The exchange at hand.
  Request request_;
  std::optional<RequestParser> parser_;
  HeadScanner scanner_;
  const Route* route_ = nullptr;
  Response response_;
  std::string response_head_;
  Clock::time_point started_at_;
  std::int64_t received_bytes_ = 0;  // of this exchange
  std::int64_t progress_bytes_ = 0;  // since the deadline was last moved
  bool closes_ = false;              // after the answer
  bool is_input_complete_ = false;   // nothing of the request is left unread
  std::size_t lingered_bytes_ = 0;
};

}  // namespace steward::http
