#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "core/picture/finding.hpp"
#include "core/picture/output.hpp"
#include "core/picture/reader.hpp"

namespace steward::detail {

inline constexpr std::size_t png_signature_bytes = 8;

/// The four letters of a chunk's type as one number: chunk_type("IDAT").
[[nodiscard]] constexpr std::uint32_t chunk_type(const char (&letters)[5]) {
  std::uint32_t type = 0;
  for (int i = 0; i < 4; ++i) type = type << 8 | static_cast<std::uint8_t>(letters[i]);
  return type;
}

/// length (4) · type (4) · data (length) · CRC of type and data (4)
struct PngChunk {
  std::uint32_t type;
  std::size_t offset;
  Bytes data;
  Bytes bytes;  ///< all of it

  [[nodiscard]] std::string name() const;
  /// A viewer must not show the picture without understanding this chunk.
  [[nodiscard]] bool is_critical() const { return (type >> 24 & 0x20) == 0; }
};

/// Steps from chunk to chunk. Lengths are checked against the file, checksums are not.
class PngChunks {
 public:
  /// `file` begins with the PNG signature.
  explicit PngChunks(Bytes file) : file_(file), reader_(file, png_signature_bytes) {}

  [[nodiscard]] Result<PngChunk, Issue> next();
  [[nodiscard]] std::size_t position() const { return reader_.position(); }

 private:
  Bytes file_;
  Reader reader_;
};

[[nodiscard]] Finding check_chunk_checksum(const PngChunk& chunk);

/// Puts what strip_picture leaves of a chunk: everything that a viewer needs for color, shape and
/// motion; of eXIf only an orientation; nothing of text, times and what we do not know.
void put_kept(const PngChunk& chunk, Output& output);

}  // namespace steward::detail
