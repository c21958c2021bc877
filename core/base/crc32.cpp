#include "core/base/crc32.hpp"

#include <array>
#include <cstddef>

namespace steward::detail {
namespace {

constexpr std::size_t slice_bytes = 16;
using Tables = std::array<std::array<std::uint32_t, 256>, slice_bytes>;

// Slicing by 16: tables[k][b] is the CRC of byte b with k zero bytes behind it, so sixteen bytes
// are sixteen independent look-ups. Made at the first use, because 16 KB of constants that do not
// compress would be a fifth of the WebAssembly module's budget.
Tables make_tables() {
  Tables tables{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t crc = byte;
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xEDB88320U : 0U);
    tables[0][byte] = crc;
  }
  for (std::size_t k = 1; k < slice_bytes; ++k)
    for (std::size_t byte = 0; byte < 256; ++byte) {
      const std::uint32_t before = tables[k - 1][byte];
      tables[k][byte] = (before >> 8) ^ tables[0][before & 0xFF];
    }
  return tables;
}

std::uint32_t load_little32(const std::uint8_t* bytes) {
  return static_cast<std::uint32_t>(bytes[0]) | static_cast<std::uint32_t>(bytes[1]) << 8 |
         static_cast<std::uint32_t>(bytes[2]) << 16 | static_cast<std::uint32_t>(bytes[3]) << 24;
}

}  // namespace

std::uint32_t crc32(Bytes bytes) {
  static const Tables tables = make_tables();
  std::uint32_t crc = 0xFFFFFFFFU;
  std::size_t at = 0;
  for (; bytes.size() - at >= slice_bytes; at += slice_bytes) {
    std::uint32_t next = 0;
    for (std::size_t word = 0; word < 4; ++word) {
      const std::uint32_t value = load_little32(&bytes[at + 4 * word]) ^ (word == 0 ? crc : 0);
      const auto& slice = tables;
      const std::size_t k = slice_bytes - 1 - 4 * word;
      next ^= slice[k][value & 0xFF] ^ slice[k - 1][value >> 8 & 0xFF] ^
              slice[k - 2][value >> 16 & 0xFF] ^ slice[k - 3][value >> 24];
    }
    crc = next;
  }
  for (; at < bytes.size(); ++at) crc = (crc >> 8) ^ tables[0][(crc ^ bytes[at]) & 0xFF];
  return ~crc;
}

}  // namespace steward::detail
