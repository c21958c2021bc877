#pragma once

#include <cstdint>
#include <span>

namespace steward {

/// Bytes somebody else owns.
using Bytes = std::span<const std::uint8_t>;

}  // namespace steward
