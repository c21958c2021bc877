#include "server/http/connection.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>

#include "server/http/open_connections.hpp"
#include "server/http/problem.hpp"

namespace steward::http {
namespace {

namespace net = boost::asio;
using Error = boost::beast::error_code;
using HttpError = boost::beast::http::error;

constexpr std::size_t head_slice_bytes = 2 * 1024;
constexpr std::size_t idle_buffer_bytes_max = 4 * 1024;
constexpr std::string_view continue_line = "HTTP/1.1 100 Continue\r\n\r\n";

std::string_view text_of(const boost::beast::flat_buffer& buffer) {
  return {static_cast<const char*>(buffer.data().data()), buffer.size()};
}

}  // namespace

Connection::Connection(Socket socket, Surroundings& surroundings)
    : socket_(std::move(socket)), timer_(socket_.get_executor()), surroundings_(surroundings) {
  Error ignored;  // a peer that has gone already has no address; the first read will tell
  const auto endpoint = socket_.remote_endpoint(ignored);
  peer_ = endpoint.address().to_string();
  socket_.set_option(net::ip::tcp::no_delay(true), ignored);
}

Connection::~Connection() {
  surroundings_.open.remove(this);
}

void Connection::start() {
  net::dispatch(socket_.get_executor(), [self = shared_from_this()] {
    const bool is_welcome =
        self->surroundings_.open.add(self) <= self->surroundings_.limits.connections_max;
    if (is_welcome) return self->await_request();
    self->request_.request_id = self->surroundings_.application.next_request_id();
    self->started_at_ = Clock::now();
    self->refuse(Code::service_unavailable, {{ParamName::retry_after_seconds, std::int64_t{1}}});
  });
}

void Connection::end_soon() {
  net::post(socket_.get_executor(), [self = shared_from_this()] {
    self->is_ending_ = true;
    if (self->phase_ == Phase::idle) self->close();
  });
}

// ---- reading ------------------------------------------------------------------------------------

void Connection::await_request() {
  request_ = Request{};
  request_.remote_address = peer_;
  parser_.reset();
  scanner_ = HeadScanner{};
  route_ = nullptr;
  received_bytes_ = static_cast<std::int64_t>(buffer_.size());
  is_input_complete_ = false;
  if (buffer_.size() == 0 && buffer_.capacity() > idle_buffer_bytes_max) buffer_ = {};
  if (is_ending_ && buffer_.size() == 0) return close();
  wait_for(Phase::idle, surroundings_.limits.idle_timeout);
  if (buffer_.size() == 0) return receive(head_slice_bytes, &Connection::scan_head);
  scan_head();
}

void Connection::scan_head() {
  if (phase_ == Phase::idle) {
    started_at_ = Clock::now();
    request_.request_id = surroundings_.application.next_request_id();
  }
  const HeadScanner::State state = scanner_.scan(text_of(buffer_));
  const std::size_t limit = surroundings_.limits.head_bytes_max;
  if (state == HeadScanner::State::malformed) return refuse(Code::request_malformed);
  const bool is_whole = state == HeadScanner::State::complete;
  if ((is_whole ? scanner_.size() : buffer_.size()) > limit) {
    return refuse(Code::request_head_too_large,
                  {{ParamName::limit_bytes, static_cast<std::int64_t>(limit)}});
  }
  if (is_whole) return parse_head();
  if (phase_ == Phase::idle) wait_for(Phase::head, surroundings_.limits.head_timeout);
  receive(head_slice_bytes, &Connection::scan_head);
}

void Connection::parse_head() {
  phase_ = Phase::head;
  const std::string_view head = text_of(buffer_).substr(0, scanner_.size());
  parser_.emplace(request_);
  parser_->body_limit(boost::none);  // the route's limit follows
  parser_->header_limit(static_cast<std::uint32_t>(surroundings_.limits.head_bytes_max));
  Error error;
  if (is_well_formed_head(head)) {
    buffer_.consume(parser_->put(net::buffer(head.data(), head.size()), error));
  }
  const auto body = body_announced(request_.headers, parser_->is_http_1_0());
  if (error || !parser_->is_header_done() || !body) return refuse(Code::request_malformed);
  request_.remote_address = surroundings_.application.client_address(peer_, request_.headers);
  judge(*body);
}

void Connection::judge(const BodyAnnouncement& body) {
  is_input_complete_ = parser_->is_done();
  closes_ = !parser_->keep_alive();
  const auto method = method_named(parser_->method_name());
  if (!method) {
    return answer(method_not_allowed(request_, {Method::get, Method::head, Method::post,
                                                Method::put, Method::patch, Method::remove}));
  }
  request_.method = *method;
  auto verdict = surroundings_.application.admit(request_, body);
  if (auto* refused = std::get_if<Response>(&verdict)) return answer(std::move(*refused));
  route_ = std::get<const Route*>(verdict);
  if (is_input_complete_) return handle();
  parser_->eager(true);
  parser_->body_limit(static_cast<std::uint64_t>(route_->options.body_bytes_max));
  received_bytes_ = static_cast<std::int64_t>(buffer_.size());
  continue_with_body(body.continue_expected && buffer_.size() == 0);
}

void Connection::continue_with_body(bool continue_expected) {
  wait_for(Phase::body, surroundings_.limits.body_timeout);
  if (!continue_expected) return parse_body();
  net::async_write(socket_, net::buffer(continue_line),
                   [self = shared_from_this()](Error error, std::size_t) {
                     if (error) return self->close();
                     self->parse_body();
                   });
}

void Connection::parse_body() {
  Error error;
  while (buffer_.size() > 0 && !parser_->is_done() && !error) {
    buffer_.consume(parser_->put(buffer_.data(), error));
  }
  if (error == HttpError::need_more) error = {};
  is_input_complete_ = parser_->is_done();
  // The framing counts too: a body of one-byte chunks costs six times its size on the wire.
  const bool is_flood = !is_input_complete_ &&
                        received_bytes_ > route_->options.body_bytes_max + chunk_framing_bytes_max;
  if (error == HttpError::body_limit || is_flood) {
    return answer(Application::body_too_large(*route_, request_, std::nullopt));
  }
  if (error) return refuse(Code::request_malformed);
  if (is_input_complete_) return handle();
  receive(body_slice_bytes, &Connection::parse_body);
}

void Connection::receive(std::size_t bytes_max, Step next) {
  socket_.async_read_some(buffer_.prepare(bytes_max),
                          [self = shared_from_this(), next](Error error, std::size_t bytes) {
                            self->on_received(error, bytes, next);
                          });
}

void Connection::on_received(Error error, std::size_t bytes, Step next) {
  if (phase_ == Phase::closed) return;
  if (has_timed_out_) return refuse(Code::request_timeout);
  if (error == net::error::eof) return on_input_ended();
  if (error) return close();
  buffer_.commit(bytes);
  received_bytes_ += static_cast<std::int64_t>(bytes);
  if (phase_ == Phase::body) progressed(bytes);
  (this->*next)();
}

/// The client will send nothing more; one that is in the middle of a request may still listen.
void Connection::on_input_ended() {
  if (phase_ == Phase::idle) return close();
  is_input_complete_ = true;
  refuse(Code::request_malformed);
}

// ---- answering ----------------------------------------------------------------------------------

void Connection::handle() {
  phase_ = Phase::handling;
  deadline_ = Clock::time_point::max();
  const Application& application = surroundings_.application;
  if (route_->options.execution == Execution::in_place) {
    return answer(application.run(*route_, request_));
  }
  const bool is_accepted = surroundings_.workers.submit([self = shared_from_this(), &application] {
    Response response = application.run(*self->route_, self->request_);
    net::post(self->socket_.get_executor(), [self, response = std::move(response)]() mutable {
      self->answer(std::move(response));
    });
  });
  if (!is_accepted) {
    answer(problem(request_, Code::service_unavailable,
                   {{ParamName::retry_after_seconds, std::int64_t{1}}}));
  }
}

void Connection::refuse(Code code, Params params) {
  closes_ = true;
  answer(problem(request_, code, std::move(params)));
}

void Connection::answer(Response response) {
  response_ = std::move(response);
  closes_ = closes_ || is_ending_ || !is_input_complete_;
  const bool is_http_1_0 = parser_ && parser_->is_http_1_0();
  response_head_ = surroundings_.application.head_of(response_, request_, closes_, is_http_1_0);
  const std::string_view bytes =
      request_.method == Method::head ? std::string_view{} : response_.bytes();
  wait_for(Phase::answering, surroundings_.limits.body_timeout);
  progress_bytes_ = 0;
  const std::array<net::const_buffer, 2> buffers = {net::buffer(response_head_),
                                                    net::buffer(bytes.data(), bytes.size())};
  const auto go_on = [self = this, last = std::size_t{0}](Error error, std::size_t sent) mutable {
    self->progressed(sent - last);
    last = sent;
    return error ? std::size_t{0} : std::size_t{64 * 1024};
  };
  net::async_write(socket_, buffers, go_on,
                   [self = shared_from_this()](Error error, std::size_t sent) {
                     self->on_answered(error, sent);
                   });
}

void Connection::on_answered(Error error, std::size_t bytes) {
  log_request(bytes);
  if (error || phase_ == Phase::closed) return close();
  response_ = {};
  if (!closes_) return await_request();
  Error ignored;  // the peer may be gone; reading tells
  socket_.shutdown(Socket::shutdown_send, ignored);
  if (is_input_complete_) return close();
  wait_for(Phase::lingering, surroundings_.limits.linger_timeout);
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

void Connection::close() {
  phase_ = Phase::closed;
  Error ignored;  // nothing is left to be done with a socket that cannot be closed
  socket_.close(ignored);
  timer_.cancel();
}

// ---- time ---------------------------------------------------------------------------------------

void Connection::wait_for(Phase phase, std::chrono::milliseconds time) {
  phase_ = phase;
  progress_bytes_ = 0;
  deadline_ = Clock::now() + time;
  if (!is_timer_armed_ || deadline_ < timer_.expiry()) arm_timer();
}

/// Moving the deadline to a later time, which happens with every request, only stores it: the timer
/// looks when it fires.
void Connection::arm_timer() {
  is_timer_armed_ = true;
  timer_.expires_at(deadline_);
  timer_.async_wait([weak = weak_from_this()](Error error) {
    const auto self = weak.lock();
    if (error || !self) return;
    self->is_timer_armed_ = false;
    if (Clock::now() >= self->deadline_) return self->on_deadline();
    if (self->deadline_ != Clock::time_point::max()) self->arm_timer();
  });
}

void Connection::on_deadline() {
  if (phase_ != Phase::head && phase_ != Phase::body) return close();
  has_timed_out_ = true;  // the aborted read answers
  socket_.cancel();
}

void Connection::progressed(std::size_t bytes) {
  progress_bytes_ += static_cast<std::int64_t>(bytes);
  if (progress_bytes_ < surroundings_.limits.progress_bytes_min) return;
  wait_for(phase_, surroundings_.limits.body_timeout);
}

void Connection::log_request(std::size_t bytes_sent) const {
  const std::chrono::duration<double, std::milli> time = Clock::now() - started_at_;
  surroundings_.logger.write(
      log::Level::info, "answered",
      {{"request", request_.request_id},
       {"client", request_.remote_address},
       {"method", parser_ ? std::string_view(parser_->method_name()) : std::string_view{}},
       {"path", request_.path},
       {"status", static_cast<std::int64_t>(response_.status)},
       {"duration_ms", time.count()},
       {"received_bytes", received_bytes_},
       {"sent_bytes", static_cast<std::int64_t>(bytes_sent)}});
}

}  // namespace steward::http
