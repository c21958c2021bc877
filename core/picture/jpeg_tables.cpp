#include "core/picture/jpeg_tables.hpp"

#include <algorithm>

namespace steward::detail {
namespace {

constexpr std::size_t coefficients = 64;
constexpr std::uint32_t dc_symbol_max = 15;

}  // namespace

// T.81 §B.2.4.1: {precision 4 bits, index 4 bits, 64 divisors of 8 or 16 bits} …
Finding JpegTables::read_quantization(const JpegSegment& segment) {
  Reader reader(segment.payload);
  do {
    const std::uint8_t head = reader.byte();
    const bool wide = head >> 4 == 1;
    const std::size_t index = head & 15;
    bool zero = false;
    for (std::size_t i = 0; i < coefficients; ++i)
      zero = (wide ? reader.big16() : reader.byte()) == 0 || zero;
    if (reader.ran_out() || head >> 4 > 1 || index > 3 || zero)
      return corrupt("DQT", segment.offset);
    quantization_[index] = true;
  } while (!reader.at_end());
  return std::nullopt;
}

// T.81 §B.2.4.2: {class 4 bits, index 4 bits, number of codes per length 1 … 16, symbols} …
Finding JpegTables::read_huffman(const JpegSegment& segment) {
  Reader reader(segment.payload);
  do {
    const std::uint8_t head = reader.byte();
    const std::size_t table_class = head >> 4;
    const std::size_t index = head & 15;
    const Bytes counts = reader.take(16);
    std::uint32_t bits_min = 0;
    std::uint32_t total = 0;
    std::int32_t left = 1;  // of the code space
    for (std::uint32_t length = 1; length <= counts.size(); ++length) {
      const std::uint8_t count = counts[length - 1];
      if (bits_min == 0 && count != 0) bits_min = length;
      total += count;
      left = 2 * left - count;
      if (left < 0) return corrupt("DHT", segment.offset);
    }
    const Bytes symbols = reader.take(total);
    if (reader.ran_out() || table_class > 1 || index > 3 || total == 0 || total > 256)
      return corrupt("DHT", segment.offset);
    if (table_class == 0 && *std::max_element(symbols.begin(), symbols.end()) > dc_symbol_max)
      return corrupt("DHT", segment.offset);
    bits_min_[table_class][index] = bits_min;
  } while (!reader.at_end());
  return std::nullopt;
}

Finding JpegTables::read_restart_interval(const JpegSegment& segment) {
  Reader reader(segment.payload);
  restart_interval_ = reader.big16();
  if (reader.ran_out() || !reader.at_end()) return corrupt("DRI", segment.offset);
  return std::nullopt;
}

}  // namespace steward::detail
