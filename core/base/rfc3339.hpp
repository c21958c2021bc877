#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/timestamp.hpp"

namespace steward {

/// "2026-11-21T12:04:05.678Z": UTC, always with milliseconds. Years 0000 … 9999.
[[nodiscard]] std::string to_rfc3339(Timestamp at);
/// Reads exactly what to_rfc3339 writes.
[[nodiscard]] std::optional<Timestamp> parse_rfc3339(std::string_view text);

}  // namespace steward
