#include "core/picture/inflate_codes.hpp"

#include <algorithm>

namespace steward::detail {

void InflateCodes::build_fixed() {
  std::array<std::uint8_t, huffman_symbols_max> lengths;
  lengths.fill(8);
  std::fill(lengths.begin() + 144, lengths.begin() + 256, std::uint8_t{9});
  std::fill(lengths.begin() + 256, lengths.begin() + 280, std::uint8_t{7});
  std::array<std::uint8_t, 32> distance_lengths;
  distance_lengths.fill(5);
  static_cast<void>(literals_.build(lengths, SingleSymbol::refused));
  static_cast<void>(distances_.build(distance_lengths, SingleSymbol::refused));
}

InflateStatus InflateCodes::read(InflateBits& bits) {
  if (!bits.has(14)) return InflateStatus::input_ended;
  const std::size_t literal_count = bits.take(5) + 257;
  const std::size_t distance_count = bits.take(5) + 1;
  const std::size_t order_count = bits.take(4) + 4;
  if (literal_count > 286 || distance_count > distance_ranges.size()) return InflateStatus::broken;

  static constexpr std::array<std::uint8_t, 19> order = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                         11, 4,  12, 3, 13, 2, 14, 1, 15};
  std::array<std::uint8_t, 19> order_lengths{};
  for (std::size_t i = 0; i < order_count; ++i) {
    if (!bits.has(3)) return InflateStatus::input_ended;
    order_lengths[order[i]] = static_cast<std::uint8_t>(bits.take(3));
  }
  // The small code for the lengths borrows `literals_`, which is not needed before they are read.
  if (!literals_.build(order_lengths, SingleSymbol::refused)) return InflateStatus::broken;

  std::array<std::uint8_t, 286 + 30> storage{};
  const auto lengths = std::span(storage).first(literal_count + distance_count);
  if (const auto status = read_lengths(bits, lengths); status != InflateStatus::done) return status;
  const bool built = lengths[end_of_block] != 0 &&
                     literals_.build(lengths.first(literal_count), SingleSymbol::allowed) &&
                     distances_.build(lengths.subspan(literal_count), SingleSymbol::allowed);
  return built ? InflateStatus::done : InflateStatus::broken;
}

// Symbols 0 … 15 are lengths; 16 repeats the last one, 17 and 18 repeat zero.
InflateStatus InflateCodes::read_lengths(InflateBits& bits, std::span<std::uint8_t> lengths) const {
  for (std::size_t at = 0; at < lengths.size();) {
    unsigned symbol = 0;
    const auto status = bits.decode(literals_, symbol);
    if (status != InflateStatus::done) return status;
    if (symbol < 16) {
      lengths[at++] = static_cast<std::uint8_t>(symbol);
      continue;
    }
    if (symbol == 16 && at == 0) return InflateStatus::broken;
    const unsigned extra_bits = symbol == 16 ? 2 : symbol == 17 ? 3 : 7;
    if (!bits.has(extra_bits)) return InflateStatus::input_ended;
    const std::size_t count = bits.take(extra_bits) + (symbol == 18 ? 11 : 3);
    if (count > lengths.size() - at) return InflateStatus::broken;
    const std::uint8_t repeated = symbol == 16 ? lengths[at - 1] : std::uint8_t{0};
    const auto run = lengths.subspan(at, count);
    std::fill(run.begin(), run.end(), repeated);
    at += count;
  }
  return InflateStatus::done;
}

}  // namespace steward::detail
