#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "core/base/bytes.hpp"

namespace steward::detail {

/// Eight bytes as a number, the first one lowest, in one load where the machine has that order.
[[nodiscard]] inline std::uint64_t load_little64(const std::uint8_t* bytes) {
  std::uint64_t value = 0;
  if constexpr (std::endian::native == std::endian::little) {
    std::memcpy(&value, bytes, sizeof value);
  } else {
    for (unsigned i = 0; i < 8; ++i) value |= static_cast<std::uint64_t>(bytes[i]) << (8 * i);
  }
  return value;
}

/// Reads numbers from bytes it does not own and never leaves them. A read past the end yields
/// zeros and is remembered: a caller reads a whole structure and asks `ran_out` once.
class Reader {
 public:
  explicit Reader(Bytes bytes, std::size_t position = 0) : bytes_(bytes) { skip(position); }

  [[nodiscard]] std::size_t position() const { return at_; }
  [[nodiscard]] std::size_t remaining() const { return bytes_.size() - at_; }
  [[nodiscard]] bool at_end() const { return at_ == bytes_.size(); }
  [[nodiscard]] bool ran_out() const { return ran_out_; }

  Bytes take(std::size_t count) {
    if (count > remaining()) {
      ran_out_ = true;
      at_ = bytes_.size();
      return {};
    }
    const Bytes taken = bytes_.subspan(at_, count);
    at_ += count;
    return taken;
  }
  void skip(std::size_t count) { static_cast<void>(take(count)); }

  std::uint8_t byte() {
    const Bytes b = take(1);
    return b.empty() ? std::uint8_t{0} : b[0];
  }
  std::uint16_t big16() {
    const Bytes b = take(2);
    return b.empty() ? std::uint16_t{0} : static_cast<std::uint16_t>(b[0] << 8 | b[1]);
  }
  std::uint16_t little16() {
    const Bytes b = take(2);
    return b.empty() ? std::uint16_t{0} : static_cast<std::uint16_t>(b[1] << 8 | b[0]);
  }
  std::uint32_t big32() {
    const std::uint32_t high = big16();
    return high << 16 | big16();
  }
  std::uint32_t little32() {
    const std::uint32_t low = little16();
    return low | static_cast<std::uint32_t>(little16()) << 16;
  }

 private:
  Bytes bytes_;
  std::size_t at_ = 0;
  bool ran_out_ = false;
};

}  // namespace steward::detail
