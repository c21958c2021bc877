#pragma once

#include <chrono>

namespace steward {

/// UTC milliseconds since 1970. `now` is always an argument: the core has no clock.
using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;
using Duration = std::chrono::milliseconds;

}  // namespace steward
