#include "server/http/connection.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>

#include "server/http/open_connections.hpp"
#include "server/http/problem.hpp"
#include "server/http/streaming.hpp"

namespace steward::http {
namespace {

namespace net = boost::asio;
using HttpError = boost::beast::http::error;

constexpr std::size_t head_slice_bytes = 2 * 1024;
constexpr std::size_t idle_buffer_bytes_max = 4 * 1024;
constexpr std::string_view continue_line = "HTTP/1.1 100 Continue\r\n\r\n";

std::string_view text_of(const boost::beast::flat_buffer& buffer) {
  return {static_cast<const char*>(buffer.data().data()), buffer.size()};
}

}  // namespace

Connection::Connection(Socket socket, Surroundings& surroundings)
    : socket_(std::move(socket)), deadline_(socket_.get_executor()), surroundings_(surroundings) {
  Error ignored;  // a peer that has gone already has no address; the first read will tell
  peer_ = socket_.remote_endpoint(ignored).address().to_string();
  socket_.set_option(net::ip::tcp::no_delay(true), ignored);
}

Connection::~Connection() {
  surroundings_.open.remove(this);
}

void Connection::start() {
  deadline_.watch(weak_from_this(), [this] { on_deadline(); });
  net::dispatch(socket_.get_executor(), [self = shared_from_this()] {
    const std::size_t open_count = self->surroundings_.open.add(self);
    if (open_count <= self->surroundings_.limits.connections_max) return self->await_request();
    self->exchange_.emplace();
    self->exchange_->request.request_id = self->surroundings_.application.next_request_id();
    self->refuse(Code::service_unavailable, {{ParamName::retry_after_seconds, std::int64_t{1}}});
  });
}

void Connection::end_soon() {
  net::post(socket_.get_executor(), [self = shared_from_this()] {
    self->is_ending_ = true;
    if (self->phase_ == Phase::idle) self->close();
    const bool is_endless = self->phase_ == Phase::streaming && self->exchange_->response.stream;
    if (is_endless) self->end_streaming();
  });
}

void Connection::await_request() {
  phase_ = Phase::idle;
  exchange_.reset();
  if (buffer_.size() > 0) return scan_head();
  if (is_ending_) return close();
  if (buffer_.capacity() > idle_buffer_bytes_max) buffer_ = {};
  deadline_.expire_after(surroundings_.limits.idle_timeout);
  receive(head_slice_bytes, &Connection::scan_head);
}

void Connection::scan_head() {
  const bool is_first_piece = phase_ == Phase::idle;
  if (is_first_piece) {
    phase_ = Phase::head;
    exchange_.emplace();
    exchange_->request.request_id = surroundings_.application.next_request_id();
    exchange_->request.remote_address = peer_;
  }
  exchange_->head_bytes = static_cast<std::int64_t>(buffer_.size());
  const HeadScanner::State state = exchange_->scanner.scan(text_of(buffer_));
  if (state == HeadScanner::State::malformed) return refuse(Code::request_malformed);
  const bool is_whole = state == HeadScanner::State::complete;
  const std::size_t limit = surroundings_.limits.head_bytes_max;
  if ((is_whole ? exchange_->scanner.size() : buffer_.size()) > limit) {
    return refuse(Code::request_head_too_large,
                  {{ParamName::limit_bytes, static_cast<std::int64_t>(limit)}});
  }
  if (is_whole) return parse_head();
  if (is_first_piece) deadline_.expire_after(surroundings_.limits.head_timeout);
  receive(head_slice_bytes, &Connection::scan_head);
}

void Connection::parse_head() {
  Request& request = exchange_->request;
  RequestParser& parser = exchange_->parser.emplace(request);
  parser.body_limit(boost::none);  // the route's limit follows
  parser.header_limit(static_cast<std::uint32_t>(surroundings_.limits.head_bytes_max));
  const std::string_view head = text_of(buffer_).substr(0, exchange_->scanner.size());
  Error error;
  if (is_well_formed_head(head)) {
    buffer_.consume(parser.put(net::buffer(head.data(), head.size()), error));
  }
  const auto body = body_announced(request.headers, parser.is_http_1_0());
  if (error || !parser.is_header_done() || !body || !parser.has_one_host()) {
    return refuse(Code::request_malformed);
  }
  request.remote_address = surroundings_.application.client_address(peer_, request.headers);
  judge(*body);
}

void Connection::judge(const BodyAnnouncement& body) {
  Exchange& exchange = *exchange_;
  RequestParser& parser = *exchange.parser;
  exchange.is_request_whole = parser.is_done();
  exchange.closes = !parser.keep_alive();
  const auto method = method_named(parser.method_name());
  if (!method) {
    return answer(method_not_allowed(
        exchange.request,
        {Method::get, Method::head, Method::post, Method::put, Method::patch, Method::remove}));
  }
  exchange.request.method = *method;
  auto verdict = surroundings_.application.admit(exchange.request, body);
  if (auto* refused = std::get_if<Response>(&verdict)) return answer(std::move(*refused));
  exchange.route = std::get<const Route*>(verdict);
  if (exchange.is_request_whole) return handle();
  const std::int64_t body_bytes_max = exchange.route->options.body_bytes_max;
  exchange.body_share = surroundings_.bodies.take(body.content_length.value_or(body_bytes_max));
  if (!exchange.body_share) {
    return refuse(Code::service_unavailable, {{ParamName::retry_after_seconds, std::int64_t{1}}});
  }
  parser.eager(true);
  parser.body_limit(static_cast<std::uint64_t>(body_bytes_max));
  exchange.head_bytes = static_cast<std::int64_t>(exchange.scanner.size());
  exchange.body_bytes = static_cast<std::int64_t>(buffer_.size());
  continue_with_body(body.continue_expected && buffer_.size() == 0);
}

void Connection::continue_with_body(bool continue_expected) {
  phase_ = Phase::body;
  deadline_.expire_without_progress(surroundings_.limits.body_timeout,
                                    surroundings_.limits.progress_bytes_min);
  if (!continue_expected) return parse_body();
  net::async_write(socket_, net::buffer(continue_line),
                   [self = shared_from_this()](Error error, std::size_t) {
                     if (error || self->phase_ == Phase::closed) return self->close();
                     self->parse_body();
                   });
}

void Connection::parse_body() {
  Exchange& exchange = *exchange_;
  Error error;
  while (buffer_.size() > 0 && !exchange.parser->is_done() && !error) {
    buffer_.consume(exchange.parser->put(buffer_.data(), error));
  }
  if (error == HttpError::need_more) error = {};
  exchange.is_request_whole = exchange.parser->is_done();
  // The framing counts too: a body of one-byte chunks costs six times its size on the wire.
  const std::int64_t wire_bytes_max =
      exchange.route->options.body_bytes_max + chunk_framing_bytes_max;
  const bool is_flood = !exchange.is_request_whole && exchange.body_bytes > wire_bytes_max;
  if (error == HttpError::body_limit || is_flood) {
    return answer(Application::body_too_large(*exchange.route, exchange.request, std::nullopt));
  }
  if (error) return refuse(Code::request_malformed);
  if (exchange.is_request_whole) return handle();
  receive(body_slice_bytes, &Connection::parse_body);
}

void Connection::handle() {
  phase_ = Phase::handling;
  deadline_.clear();
  const Application& application = surroundings_.application;
  const Exchange& exchange = *exchange_;
  if (exchange.route->options.execution == Execution::in_place) {
    return answer(application.run(*exchange.route, exchange.request));
  }
  const auto work = [self = shared_from_this(), &application, &exchange] {
    self->deliver(application.run(*exchange.route, exchange.request));
  };
  if (surroundings_.workers.submit(work)) return;
  answer(problem(exchange.request, Code::service_unavailable,
                 {{ParamName::retry_after_seconds, std::int64_t{1}}}));
}

/// On a worker: hands the answer to the strand, or waits for the one that comes later.
void Connection::deliver(Response response) {
  const auto self = shared_from_this();
  if (const auto start = std::move(response.later)) {
    return start([self](std::function<Response()> make) {
      self->surroundings_.workers.resume([self, make = std::move(make)] {
        self->deliver(self->surroundings_.application.finish(self->exchange_->request, make));
      });
    });
  }
  net::post(socket_.get_executor(), [self, response = std::move(response)]() mutable {
    self->answer(std::move(response));
  });
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
  if (phase_ == Phase::body) {
    exchange_->body_bytes += static_cast<std::int64_t>(bytes);
    deadline_.progressed(bytes);
  }
  (this->*next)();
}

/// The client will send nothing more; one that is in the middle of a request may still listen.
void Connection::on_input_ended() {
  if (phase_ == Phase::idle) return close();
  exchange_->is_request_whole = true;
  refuse(Code::request_malformed);
}

void Connection::on_deadline() {
  if (phase_ != Phase::head && phase_ != Phase::body) return close();
  has_timed_out_ = true;  // the aborted read answers
  socket_.cancel();
}

void Connection::close() {
  if (streaming_) stop_streaming();
  phase_ = Phase::closed;
  Error ignored;  // nothing is left to be done with a socket that cannot be closed
  socket_.close(ignored);
}

}  // namespace steward::http
