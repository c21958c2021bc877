#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/system/error_code.hpp>

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>

namespace steward::http {

using Strand = boost::asio::strand<boost::asio::io_context::executor_type>;

/// The one timer of a connection, for whatever it waits for at the moment. Used on its strand only.
class Deadline {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Deadline(const Strand& strand) : timer_(strand) {}

  /// Calls `expired` when a deadline passes, as long as `owner`, which this is a part of, lives.
  void watch(std::weak_ptr<void> owner, std::function<void()> expired);
  /// Replaces the deadline.
  void expire_after(std::chrono::milliseconds time);
  /// As `expire_after`, and again with every `bytes_min` bytes that `progressed` reports: a peer
  /// may be slow, but it must get on.
  void expire_without_progress(std::chrono::milliseconds time, std::int64_t bytes_min);
  void progressed(std::size_t bytes);
  /// No deadline until the next one is set.
  void clear();

 private:
  void arm();

  boost::asio::steady_timer timer_;
  std::weak_ptr<void> owner_;
  std::function<void()> expired_;
  Clock::time_point at_ = Clock::time_point::max();
  bool is_armed_ = false;
  std::chrono::milliseconds window_{};
  std::int64_t progress_bytes_min_ = 0;
  std::int64_t progress_bytes_ = 0;
};

/// The completion condition of one asynchronous write: asked between its pieces, it tells the
/// deadline how far the write is and gives the size of the next piece.
class WriteProgress {
 public:
  explicit WriteProgress(Deadline& deadline) : deadline_(&deadline) {}

  std::size_t operator()(const boost::system::error_code& error, std::size_t sent_bytes) {
    deadline_->progressed(sent_bytes - sent_bytes_);
    sent_bytes_ = sent_bytes;
    return error ? std::size_t{0} : std::size_t{64 * 1024};
  }

 private:
  Deadline* deadline_;
  std::size_t sent_bytes_ = 0;
};

}  // namespace steward::http
