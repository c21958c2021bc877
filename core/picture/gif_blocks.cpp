#include "core/picture/gif_blocks.hpp"

#include <array>
#include <string_view>

namespace steward::detail {
namespace {

constexpr std::size_t signature_bytes = 6;
constexpr std::uint8_t image_separator = 0x2C;
constexpr std::uint8_t extension_introducer = 0x21;
constexpr std::uint8_t trailer_byte = 0x3B;
constexpr std::uint8_t graphic_control_label = 0xF9;
constexpr std::uint8_t application_label = 0xFF;
constexpr std::uint8_t color_table_flag = 0x80;

// Introducer, label, the 12 bytes that name the application, sub-block length, id, count.
constexpr std::size_t loop_bytes = 18;

std::size_t color_table_bytes(std::uint8_t flags) {
  return (flags & color_table_flag) == 0 ? 0 : std::size_t{3} << ((flags & 7) + 1);
}

// NETSCAPE2.0 and its twin ANIMEXTS1.0: one sub-block {3, 1, count}.
bool is_loop(Bytes block) {
  using namespace std::string_view_literals;
  if (block.size() <= loop_bytes || block[2] != 11 || block[14] != 3 || block[15] != 1)
    return false;
  const std::string_view name(reinterpret_cast<const char*>(block.data()) + 3, 11);
  return name == "NETSCAPE2.0"sv || name == "ANIMEXTS1.0"sv;
}

}  // namespace

Result<GifScreen, Issue> GifBlocks::read_screen() {
  reader_.skip(signature_bytes);
  const std::uint32_t width = reader_.little16();
  const std::uint32_t height = reader_.little16();
  const std::uint8_t flags = reader_.byte();
  reader_.skip(2);
  if (reader_.ran_out()) return Failure{truncated("screen", signature_bytes)};
  const std::size_t table_at = reader_.position();
  reader_.skip(color_table_bytes(flags));
  if (reader_.ran_out()) return Failure{truncated("color table", table_at)};
  return GifScreen{width, height, (flags & color_table_flag) != 0, file_.first(reader_.position())};
}

Result<GifBlock, Issue> GifBlocks::next() {
  const std::size_t offset = reader_.position();
  if (reader_.at_end()) return Failure{truncated("trailer", offset)};
  switch (reader_.byte()) {
    case trailer_byte:
      return finish(GifBlockKind::trailer, offset, reader_.position());
    case image_separator: {
      reader_.skip(8);
      reader_.skip(color_table_bytes(reader_.byte()));
      reader_.skip(1);
      const std::size_t data_at = reader_.position();
      if (!skip_sub_blocks()) return Failure{truncated("image", offset)};
      return finish(GifBlockKind::image, offset, data_at);
    }
    case extension_introducer: {
      const std::uint8_t label = reader_.byte();
      const std::size_t data_at = reader_.position();
      if (!skip_sub_blocks()) return Failure{truncated("extension", offset)};
      GifBlock block = finish(GifBlockKind::other_extension, offset, data_at);
      if (label == graphic_control_label) block.kind = GifBlockKind::graphic_control;
      if (label == application_label && is_loop(block.bytes)) block.kind = GifBlockKind::loop;
      return block;
    }
    default:
      return Failure{corrupt("block", offset)};
  }
}

GifBlock GifBlocks::finish(GifBlockKind kind, std::size_t offset, std::size_t data_at) const {
  const std::size_t end = reader_.position();
  return {kind, offset, file_.subspan(offset, end - offset), file_.subspan(data_at, end - data_at)};
}

bool GifBlocks::skip_sub_blocks() {
  while (const std::uint8_t length = reader_.byte()) reader_.skip(length);
  return !reader_.ran_out();
}

void put_kept(const GifBlock& block, Output& output) {
  switch (block.kind) {
    case GifBlockKind::image:
    case GifBlockKind::graphic_control:
    case GifBlockKind::trailer:
      output.put(block.bytes);
      return;
    case GifBlockKind::loop: {
      // Further sub-blocks (a buffer size, or whatever a writer hid there) stay behind.
      static constexpr std::array<std::uint8_t, 1> terminator = {0};
      output.put(block.bytes.first(loop_bytes));
      output.put(terminator);
      return;
    }
    case GifBlockKind::other_extension:
      return;
  }
}

}  // namespace steward::detail
