#include "core/picture/huffman.hpp"

#include <algorithm>

namespace steward::detail {
namespace {

using Offsets = std::array<std::uint16_t, huffman_length_max + 2>;

unsigned reversed(unsigned code, unsigned length) {
  unsigned result = 0;
  for (unsigned i = 0; i < length; ++i) result |= (code >> i & 1U) << (length - 1 - i);
  return result;
}

}  // namespace

bool HuffmanCode::build(std::span<const std::uint8_t> lengths, SingleSymbol single) {
  counts_.fill(0);
  for (const std::uint8_t length : lengths) ++counts_[length];
  const std::size_t used = lengths.size() - counts_[0];
  counts_[0] = 0;

  // Kraft's sum: what is left of the code space after each length.
  int left = 1;
  Offsets offsets{};
  for (unsigned length = 1; length <= huffman_length_max; ++length) {
    left = 2 * left - counts_[length];
    if (left < 0) return false;
    offsets[length + 1] = static_cast<std::uint16_t>(offsets[length] + counts_[length]);
  }
  const bool half_used = used == 1 && counts_[1] == 1 && single == SingleSymbol::allowed;
  if (left > 0 && used != 0 && !half_used) return false;

  for (std::size_t symbol = 0; symbol < lengths.size(); ++symbol) {
    const std::uint8_t length = lengths[symbol];
    if (length != 0) sorted_[offsets[length]++] = static_cast<std::uint16_t>(symbol);
  }
  fill_root();
  return true;
}

// Codes are stored first bit lowest, so an entry repeats at every index that ends in its bits: the
// table for one more bit is the table so far, twice. Doubling is cheap, which matters because a
// file may be made of nothing but codes.
void HuffmanCode::fill_root() {
  root_[0] = Decoded{0, 0};
  unsigned code = 0;
  std::size_t index = 0;
  for (unsigned length = 1; length <= root_bits; ++length) {
    const auto half = root_.begin() + (1 << (length - 1));
    std::copy(root_.begin(), half, half);
    code <<= 1;
    for (unsigned i = 0; i < counts_[length]; ++i, ++code)
      root_[reversed(code, length)] = {sorted_[index++], static_cast<std::uint8_t>(length)};
  }
}

// Canonical codes of one length are consecutive numbers: count down until the code is in range.
HuffmanCode::Decoded HuffmanCode::decode_long(std::uint64_t bits) const {
  unsigned code = 0;
  unsigned first = 0;
  unsigned index = 0;
  for (unsigned length = 1; length <= huffman_length_max; ++length) {
    code |= static_cast<unsigned>(bits & 1);
    bits >>= 1;
    const unsigned count = counts_[length];
    if (code < first + count)
      return {sorted_[index + (code - first)], static_cast<std::uint8_t>(length)};
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  return {0, 0};
}

}  // namespace steward::detail
