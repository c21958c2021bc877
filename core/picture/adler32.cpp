#include "core/picture/adler32.hpp"

#include <algorithm>
#include <cstddef>

namespace steward::detail {
namespace {

constexpr std::uint32_t modulus = 65521;
// The sums of this many bytes still fit 32 bits; a multiple of the lane count below.
constexpr std::size_t piece_bytes = 5536;
constexpr std::uint32_t lanes = 32;

}  // namespace

void Adler32::add(Bytes bytes) {
  while (!bytes.empty()) {
    const Bytes piece = bytes.first(std::min(bytes.size(), piece_bytes));
    bytes = bytes.subspan(piece.size());
    std::size_t at = 0;
    // A block's contribution written as two sums without a chain between them, so that the
    // compiler can use vectors.
    for (; piece.size() - at >= lanes; at += lanes) {
      std::uint32_t sum = 0;
      std::uint32_t weighted = 0;
      for (std::uint32_t i = 0; i < lanes; ++i) {
        const std::uint32_t byte = piece[at + i];
        sum += byte;
        weighted += (lanes - i) * byte;
      }
      high_ += lanes * low_ + weighted;
      low_ += sum;
    }
    for (; at < piece.size(); ++at) {
      low_ += piece[at];
      high_ += low_;
    }
    low_ %= modulus;
    high_ %= modulus;
  }
}

}  // namespace steward::detail
