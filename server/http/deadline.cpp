#include "server/http/deadline.hpp"

#include <utility>

namespace steward::http {

void Deadline::watch(std::weak_ptr<void> owner, std::function<void()> expired) {
  owner_ = std::move(owner);
  expired_ = std::move(expired);
}

void Deadline::expire_after(std::chrono::milliseconds time) {
  at_ = Clock::now() + time;
  if (!is_armed_ || at_ < timer_.expiry()) arm();
}

void Deadline::expire_without_progress(std::chrono::milliseconds time, std::int64_t bytes_min) {
  window_ = time;
  progress_bytes_min_ = bytes_min;
  progress_bytes_ = 0;
  expire_after(time);
}

void Deadline::progressed(std::size_t bytes) {
  progress_bytes_ += static_cast<std::int64_t>(bytes);
  if (progress_bytes_ < progress_bytes_min_) return;
  progress_bytes_ = 0;
  expire_after(window_);
}

void Deadline::clear() {
  at_ = Clock::time_point::max();
}

/// Moving the deadline to a later time, which happens with every request, only stores it: the timer
/// looks when it fires.
void Deadline::arm() {
  is_armed_ = true;
  timer_.expires_at(at_);
  timer_.async_wait([this, owner = owner_](const boost::system::error_code& error) {
    const auto alive = owner.lock();
    if (!alive || error) return;  // gone, or armed anew
    is_armed_ = false;
    if (Clock::now() >= at_) {
      clear();
      return expired_();
    }
    if (at_ != Clock::time_point::max()) arm();
  });
}

}  // namespace steward::http
