#pragma once

#include <cstddef>
#include <cstdint>

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "core/picture/finding.hpp"
#include "core/picture/output.hpp"
#include "core/picture/reader.hpp"

namespace steward::detail {

/// "GIF89a", width, height, flags, background, aspect, then the global color table (§17–19 of the
/// GIF89a specification).
struct GifScreen {
  std::uint32_t width;
  std::uint32_t height;
  bool has_color_table;
  Bytes bytes;  ///< everything up to the first block
};

enum class GifBlockKind : std::uint8_t {
  image,
  graphic_control,
  loop,  ///< how often the animation repeats: the one application extension browsers read
  other_extension,
  trailer
};

struct GifBlock {
  GifBlockKind kind;
  std::size_t offset;
  Bytes bytes;       ///< the whole block, introducer and terminator included
  Bytes sub_blocks;  ///< from the first length byte to the zero that ends them
};

/// Steps from block to block. Every length is checked against the file; contents are not judged.
class GifBlocks {
 public:
  /// `file` begins with a GIF signature.
  explicit GifBlocks(Bytes file) : file_(file), reader_(file) {}

  [[nodiscard]] Result<GifScreen, Issue> read_screen();
  [[nodiscard]] Result<GifBlock, Issue> next();
  [[nodiscard]] std::size_t position() const { return reader_.position(); }

 private:
  [[nodiscard]] GifBlock finish(GifBlockKind kind, std::size_t offset, std::size_t data_at) const;
  bool skip_sub_blocks();

  Bytes file_;
  Reader reader_;
};

/// Puts what strip_picture leaves of a block: images, graphic controls and the repeat count.
void put_kept(const GifBlock& block, Output& output);

}  // namespace steward::detail
