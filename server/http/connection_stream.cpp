// Answers whose end is not known when they begin: long bodies made piece by piece, and events.
#include <boost/asio/buffer.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>

#include <charconv>
#include <utility>
#include <vector>

#include "server/http/streaming.hpp"

namespace steward::http {

namespace net = boost::asio;
using Piece = std::shared_ptr<const std::string>;

Outlet::Outlet(std::weak_ptr<Connection> connection, Strand strand)
    : connection_(std::move(connection)), strand_(std::move(strand)) {}

bool Outlet::send(Piece piece) {
  if (!is_open_) return false;
  const std::size_t size = piece->size();
  const std::size_t waiting = waiting_bytes_.fetch_add(size);
  if (waiting > 0 && waiting + size > stream_queue_bytes_max) {
    waiting_bytes_ -= size;
    return false;
  }
  net::post(strand_, [weak = connection_, piece = std::move(piece)]() mutable {
    if (const auto connection = weak.lock()) connection->queue_piece(std::move(piece));
  });
  return true;
}

void Outlet::end() {
  if (!is_open_.exchange(false)) return;
  net::post(strand_, [weak = connection_] {
    if (const auto connection = weak.lock()) connection->end_streaming();
  });
}

namespace {

/// Pieces on their way, with the framing around them; lives until the socket has taken them.
struct Batch {
  std::vector<Piece> pieces;
  std::vector<std::string> chunk_heads;
  std::vector<net::const_buffer> buffers;
  std::size_t piece_bytes = 0;
};

constexpr std::string_view chunk_end = "\r\n";
constexpr std::string_view last_chunk = "0\r\n\r\n";

std::string chunk_head(std::size_t size) {
  char digits[20];
  const auto end = std::to_chars(digits, digits + sizeof digits, size, 16).ptr;
  return std::string(digits, end).append(chunk_end);
}

std::shared_ptr<Batch> make_batch(std::vector<Piece> pieces, bool is_last, bool is_chunked) {
  auto batch = std::make_shared<Batch>();
  batch->pieces = std::move(pieces);
  batch->chunk_heads.reserve(batch->pieces.size());  // buffers point into it
  for (const Piece& piece : batch->pieces) {
    batch->piece_bytes += piece->size();
    if (is_chunked) {
      batch->chunk_heads.push_back(chunk_head(piece->size()));
      batch->buffers.push_back(net::buffer(batch->chunk_heads.back()));
    }
    batch->buffers.push_back(net::buffer(*piece));
    if (is_chunked) batch->buffers.push_back(net::buffer(chunk_end));
  }
  if (is_last && is_chunked) batch->buffers.push_back(net::buffer(last_chunk));
  return batch;
}

}  // namespace

void Connection::start_streaming() {
  phase_ = Phase::streaming;
  deadline_.clear();
  streaming_ = std::make_unique<Streaming>();
  // There may be thousands of these, and for hours: what only the beginning needed goes.
  Exchange& exchange = *exchange_;
  Headers().swap(exchange.request.headers);
  Headers().swap(exchange.response.headers);
  std::string().swap(exchange.response_head);
  buffer_ = {};
  if (exchange.response.next_piece) return fetch_piece();
  streaming_->outlet = std::make_shared<Outlet>(weak_from_this(), socket_.get_executor());
  watch_for_leaving();
  const auto start = exchange.response.stream;
  start(streaming_->outlet);
  if (is_ending_) end_streaming();
}

/// The reader of events has nothing to say: whatever arrives, mostly the end, is its leaving.
void Connection::watch_for_leaving() {
  socket_.async_wait(Socket::wait_read, [self = shared_from_this()](Error) { self->close(); });
}

void Connection::fetch_piece() {
  surroundings_.workers.resume([self = shared_from_this(), &exchange = *exchange_] {
    Piece piece;
    try {
      piece = std::make_shared<const std::string>(exchange.response.next_piece());
    } catch (const std::exception& error) {
      self->surroundings_.logger.write(
          log::Level::error, "an answer was cut off",
          {{"request", exchange.request.request_id}, {"cause", std::string_view(error.what())}});
    }
    net::post(self->socket_.get_executor(), [self, piece = std::move(piece)]() mutable {
      if (!piece) return self->close();
      if (piece->empty()) return self->end_streaming();
      self->queue_piece(std::move(piece));
    });
  });
}

void Connection::queue_piece(Piece piece) {
  // An empty piece would read as the end.
  if (!streaming_ || streaming_->is_ending || piece->empty()) return;
  streaming_->waiting.push_back(std::move(piece));
  if (!streaming_->is_writing) write_pieces();
}

void Connection::write_pieces() {
  Streaming& streaming = *streaming_;
  streaming.is_writing = true;
  streaming.has_sent_end = streaming.is_ending;
  const auto batch = make_batch(std::exchange(streaming.waiting, {}), streaming.is_ending,
                                !exchange_->is_http_1_0());
  deadline_.expire_without_progress(surroundings_.limits.body_timeout,
                                    surroundings_.limits.progress_bytes_min);
  net::async_write(socket_, batch->buffers, WriteProgress(deadline_),
                   [self = shared_from_this(), batch](Error error, std::size_t sent) {
                     if (!self->streaming_) return;
                     self->streaming_->sent_bytes += sent;
                     if (self->streaming_->outlet)
                       self->streaming_->outlet->sent(batch->piece_bytes);
                     self->on_pieces_written(error);
                   });
}

void Connection::on_pieces_written(Error error) {
  Streaming& streaming = *streaming_;
  streaming.is_writing = false;
  deadline_.clear();
  if (error) return close();
  if (streaming.has_sent_end) {
    Error ignored;  // the peer may be gone already
    socket_.shutdown(Socket::shutdown_send, ignored);
    return close();
  }
  if (!streaming.waiting.empty() || streaming.is_ending) return write_pieces();
  if (exchange_->response.next_piece) fetch_piece();
}

/// What waits is written first, then the last chunk tells that nothing is missing.
void Connection::end_streaming() {
  if (!streaming_ || streaming_->is_ending) return;
  if (streaming_->outlet) streaming_->outlet->close();
  // A reader that has fallen behind while the server shuts down comes back to another one.
  if (streaming_->is_writing && is_ending_) return close();
  streaming_->is_ending = true;
  if (!streaming_->is_writing) write_pieces();
}

void Connection::stop_streaming() {
  if (streaming_->outlet) streaming_->outlet->close();
  log_answered(surroundings_.logger, *exchange_, streaming_->sent_bytes);
  streaming_.reset();
}

}  // namespace steward::http
