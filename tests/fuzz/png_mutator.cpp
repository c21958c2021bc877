// Repairs what a mutation breaks for sure, the checksums of the chunks, so that the fuzzer reaches
// the code behind them.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "core/base/crc32.hpp"

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t max);

namespace {

constexpr std::size_t signature_bytes = 8;
constexpr std::size_t frame_bytes = 12;  // length, type, CRC

std::size_t read_big32(const std::uint8_t* bytes) {
  return std::size_t{bytes[0]} << 24 | std::size_t{bytes[1]} << 16 | std::size_t{bytes[2]} << 8 |
         bytes[3];
}

void repair_checksums(std::uint8_t* data, std::size_t size) {
  std::size_t at = signature_bytes;
  while (at + frame_bytes <= size) {
    const std::size_t length = read_big32(data + at);
    if (length > size - at - frame_bytes) return;
    const std::uint32_t crc = steward::detail::crc32({data + at + 4, 4 + length});
    for (unsigned i = 0; i < 4; ++i)
      data[at + 8 + length + i] = static_cast<std::uint8_t>(crc >> (24 - 8 * i));
    at += frame_bytes + length;
  }
}

}  // namespace

// One input in eight keeps its wrong checksums.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t max, unsigned seed) {
  const std::size_t mutated = LLVMFuzzerMutate(data, size, max);
  if (seed % 8 != 0) repair_checksums(data, mutated);
  return mutated;
}
