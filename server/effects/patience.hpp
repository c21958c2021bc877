#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

#include "core/base/timestamp.hpp"

namespace steward::effects {

/// How long work that was claimed is nobody else's: longer than any SMTP dialogue or gateway takes.
inline constexpr Duration lease = std::chrono::minutes{3};
/// How long work may wait that came due by the clock, or whose server has died.
inline constexpr std::chrono::seconds look_every{15};

/// 5 s, 10 s, 20 s … a quarter of an hour. `attempts`: 1 after the first.
[[nodiscard]] inline Duration pause_after(std::int64_t attempts) {
  const int doublings = static_cast<int>(std::min<std::int64_t>(attempts - 1, 8));
  return std::min<Duration>(std::chrono::seconds{5} * (1 << doublings), std::chrono::minutes{15});
}

}  // namespace steward::effects
