#include "core/picture/exif.hpp"

#include "core/picture/reader.hpp"

namespace steward::detail {
namespace {

constexpr std::uint16_t big_endian_mark = 0x4D4D;     // "MM"
constexpr std::uint16_t little_endian_mark = 0x4949;  // "II"
constexpr std::uint16_t tiff_magic = 42;
constexpr std::uint16_t orientation_tag = 0x0112;
constexpr std::uint16_t type_short = 3;
constexpr std::size_t entry_bytes = 12;
constexpr std::size_t next_directory_bytes = 4;

class TiffReader {
 public:
  TiffReader(Bytes tiff, std::size_t position, bool big) : reader_(tiff, position), big_(big) {}
  std::uint16_t number16() { return big_ ? reader_.big16() : reader_.little16(); }
  std::uint32_t number32() { return big_ ? reader_.big32() : reader_.little32(); }
  Reader& bytes() { return reader_; }

 private:
  Reader reader_;
  bool big_;
};

}  // namespace

// TIFF 6.0 §2: byte order, 42, offset of the first directory; there a count and its entries
// {tag 2, type 2, count 4, value 4}, then the offset of the next directory.
std::uint8_t find_orientation(Bytes tiff) {
  const std::uint16_t mark = Reader(tiff).big16();
  if (mark != big_endian_mark && mark != little_endian_mark) return orientation_upright;
  const bool big = mark == big_endian_mark;
  TiffReader header(tiff, 2, big);
  const std::uint16_t magic = header.number16();
  const std::uint32_t directory_at = header.number32();
  if (magic != tiff_magic || directory_at < 8) return orientation_upright;

  TiffReader directory(tiff, directory_at, big);
  const std::size_t entry_count = directory.number16();
  if (directory.bytes().remaining() < entry_count * entry_bytes + next_directory_bytes)
    return orientation_upright;
  for (std::size_t i = 0; i < entry_count; ++i) {
    const std::uint16_t tag = directory.number16();
    const std::uint16_t type = directory.number16();
    const std::uint32_t count = directory.number32();
    const std::uint16_t value = directory.number16();
    directory.bytes().skip(2);
    if (tag != orientation_tag) continue;
    const bool sound = type == type_short && count == 1 && value >= 1 && value <= 8;
    return sound ? static_cast<std::uint8_t>(value) : orientation_upright;
  }
  return orientation_upright;
}

ExifBlock make_orientation_exif(std::uint8_t orientation) {
  return {'M',  'M',         0, 42,         0, 0, 0, 8,  // header; the directory follows it
          0,    1,                                       // one entry:
          0x01, 0x12,        0, type_short, 0, 0, 0, 1,  // orientation, one short
          0,    orientation, 0, 0,                       // its value, left-justified
          0,    0,           0, 0};                      // no further directory
}

}  // namespace steward::detail
