// The second half of a connection's work: what happens once there is an answer.
#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>

#include <array>

#include "server/http/connection.hpp"
#include "server/http/problem.hpp"

namespace steward::http {

namespace net = boost::asio;

void Connection::refuse(Code code, Params params) {
  exchange_->closes = true;
  answer(problem(exchange_->request, code, std::move(params)));
}

void Connection::answer(Response response) {
  phase_ = Phase::answering;
  Exchange& exchange = *exchange_;
  exchange.response = std::move(response);
  // Nobody needs the body any more, and a slow reader may stay for long. Assigning an empty string
  // would keep the memory.
  std::string().swap(exchange.request.body);
  exchange.body_share.reset();
  exchange.closes = exchange.closes || is_ending_ || !exchange.is_request_whole ||
                    exchange.response.is_open_ended();
  exchange.response_head = surroundings_.application.head_of(
      exchange.response, exchange.request, exchange.closes, exchange.is_http_1_0());
  const std::string_view bytes = exchange.response_bytes();
  const std::array<net::const_buffer, 2> buffers = {net::buffer(exchange.response_head),
                                                    net::buffer(bytes.data(), bytes.size())};
  deadline_.expire_without_progress(surroundings_.limits.body_timeout,
                                    surroundings_.limits.progress_bytes_min);
  net::async_write(socket_, buffers, WriteProgress(deadline_),
                   [self = shared_from_this()](Error error, std::size_t sent) {
                     self->on_answered(error, sent);
                   });
}

void Connection::on_answered(Error error, std::size_t bytes) {
  const bool has_more =
      exchange_->response.is_open_ended() && exchange_->request.method != Method::head;
  if (has_more && !error && phase_ != Phase::closed) return start_streaming();
  log_answered(surroundings_.logger, *exchange_, bytes);
  if (error || phase_ == Phase::closed) return close();
  if (!exchange_->closes) return await_request();
  Error ignored;  // the peer may be gone; reading tells
  socket_.shutdown(Socket::shutdown_send, ignored);
  if (exchange_->is_request_whole) return close();
  phase_ = Phase::lingering;
  deadline_.expire_after(surroundings_.limits.linger_timeout);
  linger();
}

/// Closing a socket with unread bytes resets the connection, and the reset may overtake the answer.
/// So a little is swallowed; then the socket just stays open until the client leaves or time is up.
void Connection::linger() {
  if (lingered_bytes_ >= linger_bytes_max) {
    return socket_.async_wait(Socket::wait_error,
                              [self = shared_from_this()](Error) { self->close(); });
  }
  buffer_.clear();
  socket_.async_read_some(buffer_.prepare(linger_bytes_max - lingered_bytes_),
                          [self = shared_from_this()](Error error, std::size_t bytes) {
                            self->lingered_bytes_ += bytes;
                            if (error || self->phase_ == Phase::closed) return self->close();
                            self->linger();
                          });
}

}  // namespace steward::http
