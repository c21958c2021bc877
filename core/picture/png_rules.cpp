#include "core/picture/png_rules.hpp"

#include <algorithm>
#include <array>

namespace steward::detail {
namespace {

enum class Place : std::uint8_t { before_palette, palette, behind_palette, before_image, anywhere };
enum class Often : std::uint8_t { once, many };
enum class Strip : std::uint8_t { keep, drop };

struct ChunkRule {
  std::uint32_t type;
  Place place;
  Often often;
  Strip strip;
};

using enum Place;
using enum Often;
using enum Strip;

// §5.6 table 7. Kept is what changes how the picture looks; sPLT and hIST are hints for displays
// with few colors and carry free text, pHYs matters to print but is harmless.
constexpr std::array rules = {
    ChunkRule{chunk_type("PLTE"), palette, once, keep},
    ChunkRule{chunk_type("cHRM"), before_palette, once, keep},
    ChunkRule{chunk_type("gAMA"), before_palette, once, keep},
    ChunkRule{chunk_type("iCCP"), before_palette, once, keep},
    ChunkRule{chunk_type("sRGB"), before_palette, once, keep},
    ChunkRule{chunk_type("cICP"), before_palette, once, keep},
    ChunkRule{chunk_type("mDCV"), before_palette, once, keep},
    ChunkRule{chunk_type("cLLI"), before_palette, once, keep},
    ChunkRule{chunk_type("sBIT"), before_palette, once, keep},
    ChunkRule{chunk_type("tRNS"), behind_palette, once, keep},
    ChunkRule{chunk_type("bKGD"), behind_palette, once, keep},
    ChunkRule{chunk_type("hIST"), behind_palette, once, drop},
    ChunkRule{chunk_type("pHYs"), before_image, once, keep},
    ChunkRule{chunk_type("sPLT"), before_image, many, drop},
    ChunkRule{chunk_type("acTL"), before_image, once, keep},
    ChunkRule{chunk_type("fcTL"), anywhere, many, keep},
    ChunkRule{chunk_type("fdAT"), anywhere, many, keep},
    ChunkRule{chunk_type("eXIf"), anywhere, once, drop},
    ChunkRule{chunk_type("tIME"), anywhere, once, drop},
};

const ChunkRule* find_rule(std::uint32_t type) {
  const auto* const found = std::find_if(rules.data(), rules.data() + rules.size(),
                                         [&](const ChunkRule& rule) { return rule.type == type; });
  return found == rules.data() + rules.size() ? nullptr : found;
}

bool is_depth_allowed(std::uint8_t color_type, std::uint8_t bit_depth) {
  const bool is_power =
      bit_depth == 1 || bit_depth == 2 || bit_depth == 4 || bit_depth == 8 || bit_depth == 16;
  switch (color_type) {
    case 0:
      return is_power;
    case 3:
      return is_power && bit_depth <= 8;
    case 2:
    case 4:
    case 6:
      return bit_depth == 8 || bit_depth == 16;
    default:
      return false;
  }
}

}  // namespace

std::uint32_t PngHeader::pixel_bits() const {
  constexpr std::array<std::uint32_t, 7> channels = {1, 0, 3, 1, 2, 0, 4};
  return channels[color_type] * bit_depth;
}

Finding read_png_header(const PngChunk& chunk, PngHeader& header) {
  if (chunk.data.size() != 13) return corrupt("IHDR", chunk.offset);
  Reader reader(chunk.data);
  header.width = reader.big32();
  header.height = reader.big32();
  header.bit_depth = reader.byte();
  header.color_type = reader.byte();
  const std::uint8_t compression = reader.byte();
  const std::uint8_t filter = reader.byte();
  const std::uint8_t interlace = reader.byte();
  header.interlaced = interlace == 1;
  if (auto refusal = check_dimensions(header.width, header.height)) return refusal;
  const bool sound = is_depth_allowed(header.color_type, header.bit_depth) && compression == 0 &&
                     filter == 0 && interlace <= 1;
  if (!sound) return corrupt("IHDR", chunk.offset);
  return std::nullopt;
}

bool is_kept(std::uint32_t type) {
  if (type == chunk_type("IHDR") || type == chunk_type("IDAT") || type == chunk_type("IEND"))
    return true;
  const ChunkRule* const rule = find_rule(type);
  return rule != nullptr && rule->strip == keep;
}

Finding PngOrder::check(const PngChunk& chunk) {
  const ChunkRule* const rule = find_rule(chunk.type);
  if (rule == nullptr) {
    if (chunk.is_critical()) return feature_unsupported(chunk.name(), chunk.offset);
    return std::nullopt;
  }
  const std::uint32_t bit = 1U << (rule - rules.data());
  const bool repeated = rule->often == once && (seen_ & bit) != 0;
  const bool late = (rule->place != anywhere && image_begun_) ||
                    (rule->place == before_palette && palette_entries_ != 0) ||
                    (rule->place == palette && palette_settled_);
  if (repeated || late) return corrupt(chunk.name(), chunk.offset);
  seen_ |= bit;
  if (rule->place == behind_palette) palette_settled_ = true;
  if (chunk.type == chunk_type("PLTE")) return check_palette(chunk);
  if (chunk.type == chunk_type("tRNS")) return check_transparency(chunk);
  return std::nullopt;
}

Finding PngOrder::check_palette(const PngChunk& chunk) {
  const std::size_t entries = chunk.data.size() / 3;
  const bool is_indexed = header_.color_type == 3;
  const std::size_t entries_max = is_indexed ? std::size_t{1} << header_.bit_depth : 256;
  const bool is_gray = header_.color_type == 0 || header_.color_type == 4;
  if (is_gray || entries == 0 || chunk.data.size() % 3 != 0 || entries > entries_max)
    return corrupt("PLTE", chunk.offset);
  palette_entries_ = entries;
  return std::nullopt;
}

Finding PngOrder::check_transparency(const PngChunk& chunk) const {
  const std::size_t size = chunk.data.size();
  const bool sound = (header_.color_type == 0 && size == 2) ||
                     (header_.color_type == 2 && size == 6) ||
                     (header_.color_type == 3 && size <= palette_entries_ && size != 0);
  if (!sound) return corrupt("tRNS", chunk.offset);
  return std::nullopt;
}

Finding PngOrder::begin_image(const PngChunk& chunk) {
  image_begun_ = true;
  if (header_.color_type == 3 && palette_entries_ == 0) return corrupt("PLTE", chunk.offset);
  return std::nullopt;
}

}  // namespace steward::detail
