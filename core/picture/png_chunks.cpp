#include "core/picture/png_chunks.hpp"

#include <algorithm>
#include <array>

#include "core/base/crc32.hpp"
#include "core/picture/exif.hpp"
#include "core/picture/png_rules.hpp"

namespace steward::detail {
namespace {

constexpr std::uint32_t length_max = 0x7FFFFFFF;

bool is_letter(std::uint32_t byte) {
  const std::uint32_t lower = byte | 0x20;
  return lower >= 'a' && lower <= 'z';
}

// Four letters; the third is a capital in every version of the standard so far.
bool is_chunk_type(std::uint32_t type) {
  return is_letter(type >> 24) && is_letter(type >> 16 & 0xFF) && is_letter(type >> 8 & 0xFF) &&
         is_letter(type & 0xFF) && (type >> 8 & 0x20) == 0;
}

std::array<std::uint8_t, 4> to_big32(std::uint32_t value) {
  return {static_cast<std::uint8_t>(value >> 24), static_cast<std::uint8_t>(value >> 16),
          static_cast<std::uint8_t>(value >> 8), static_cast<std::uint8_t>(value)};
}

// An eXIf chunk that says which way is up and nothing else.
void put_orientation_chunk(std::uint8_t orientation, Output& output) {
  const ExifBlock exif = make_orientation_exif(orientation);
  std::array<std::uint8_t, 4 + exif_block_bytes> typed{'e', 'X', 'I', 'f'};
  std::copy(exif.begin(), exif.end(), typed.begin() + 4);
  output.put(to_big32(exif_block_bytes));
  output.put(typed);
  output.put(to_big32(crc32(typed)));
}

}  // namespace

std::string PngChunk::name() const {
  const auto letters = to_big32(type);
  return {letters.begin(), letters.end()};
}

Result<PngChunk, Issue> PngChunks::next() {
  const std::size_t offset = reader_.position();
  const std::uint32_t length = reader_.big32();
  const std::uint32_t type = reader_.big32();
  if (reader_.ran_out()) return Failure{truncated("chunk", offset)};
  if (length > length_max || !is_chunk_type(type)) return Failure{corrupt("chunk", offset)};
  PngChunk chunk{type, offset, reader_.take(length), {}};
  reader_.skip(4);
  if (reader_.ran_out()) return Failure{truncated(chunk.name(), offset)};
  chunk.bytes = file_.subspan(offset, reader_.position() - offset);
  return chunk;
}

Finding check_chunk_checksum(const PngChunk& chunk) {
  const Bytes typed = chunk.bytes.subspan(4, 4 + chunk.data.size());
  const std::uint32_t stored = Reader(chunk.bytes, chunk.bytes.size() - 4).big32();
  if (crc32(typed) != stored) return checksum_wrong(chunk.name(), chunk.offset);
  return std::nullopt;
}

void put_kept(const PngChunk& chunk, Output& output) {
  if (chunk.type == chunk_type("eXIf")) {
    const std::uint8_t orientation = find_orientation(chunk.data);
    if (orientation != orientation_upright) put_orientation_chunk(orientation, output);
  } else if (is_kept(chunk.type)) {
    output.put(chunk.bytes);
  }
}

}  // namespace steward::detail
