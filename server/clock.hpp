#pragma once

#include <atomic>
#include <chrono>

#include "core/base/timestamp.hpp"

namespace steward {

/// The one clock of the server. Development mode can move it forward, so that what happens in a
/// quarter of an hour or in thirty days can be seen, and tested, now.
class Clock {
 public:
  [[nodiscard]] Timestamp now() const { return machine_now() + ahead_.load(); }
  /// The time that other machines have, too: for what they have dated.
  [[nodiscard]] static Timestamp machine_now() {
    return std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now());
  }
  void advance(Duration by) { ahead_ = ahead_.load() + by; }

 private:
  std::atomic<Duration> ahead_{Duration::zero()};
};

}  // namespace steward
