#pragma once

#include <cstdint>

#include "core/base/bytes.hpp"

namespace steward::detail {

/// The checksum of zlib (RFC 1950 §8), given piece by piece.
class Adler32 {
 public:
  void add(Bytes bytes);
  [[nodiscard]] std::uint32_t value() const { return high_ << 16 | low_; }

 private:
  std::uint32_t low_ = 1;
  std::uint32_t high_ = 0;
};

}  // namespace steward::detail
