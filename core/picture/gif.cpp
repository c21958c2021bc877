#include "core/picture/gif_blocks.hpp"
#include "core/picture/lzw.hpp"
#include "core/picture/walks.hpp"

namespace steward::detail {
namespace {

struct GifFrame {
  std::uint32_t left, top, width, height;
  bool has_color_table;
  unsigned literal_bits;
};

// The image descriptor (§20) and the code size byte behind its color table.
GifFrame read_frame(const GifBlock& block) {
  Reader reader(block.bytes, 1);
  GifFrame frame{};
  frame.left = reader.little16();
  frame.top = reader.little16();
  frame.width = reader.little16();
  frame.height = reader.little16();
  frame.has_color_table = (reader.byte() & 0x80) != 0;
  frame.literal_bits = block.bytes[block.bytes.size() - block.sub_blocks.size() - 1];
  return frame;
}

Finding check_frame(const GifBlock& block, const GifFrame& frame, const GifScreen& screen) {
  if (frame.width == 0 || frame.height == 0 || frame.left + frame.width > screen.width ||
      frame.top + frame.height > screen.height)
    return corrupt("image", block.offset);
  // Without any color table the colors are the viewer's choice: browsers show nothing.
  if (!frame.has_color_table && !screen.has_color_table)
    return feature_unsupported("color table", block.offset);
  if (frame.literal_bits < 1 || frame.literal_bits > 8) return corrupt("image", block.offset);
  const std::uint64_t pixels = std::uint64_t{frame.width} * frame.height;
  if (check_lzw(block.sub_blocks, frame.literal_bits, pixels) != LzwStatus::sound)
    return corrupt("image data", block.offset);
  return std::nullopt;
}

// One walk over the blocks of a GIF.
class GifWalk {
 public:
  explicit GifWalk(Bytes file) : file_(file), blocks_(file) {}

  Result<PictureFacts, Issue> run() {
    const auto screen = blocks_.read_screen();
    if (!screen) return Failure{screen.error()};
    if (auto refusal = check_dimensions(screen->width, screen->height))
      return Failure{*std::move(refusal)};
    kept_.put(screen->bytes);
    if (auto refusal = walk_blocks(*screen)) return Failure{*std::move(refusal)};
    if (frame_count_ == 0) return Failure{corrupt("trailer", blocks_.position() - 1)};
    if (blocks_.position() != file_.size())
      return Failure{data_trailing(file_, blocks_.position())};
    return PictureFacts{PictureFormat::gif,
                        screen->width,
                        screen->height,
                        1,
                        static_cast<std::uint32_t>(frame_count_),
                        static_cast<std::int64_t>(file_.size()),
                        static_cast<std::int64_t>(file_.size() - kept_.size())};
  }

 private:
  Finding walk_blocks(const GifScreen& screen) {
    for (;;) {
      const auto block = blocks_.next();
      if (!block) return block.error();
      put_kept(*block, kept_);
      if (block->kind == GifBlockKind::trailer) return std::nullopt;
      if (auto refusal = check_block(*block, screen)) return refusal;
    }
  }

  Finding check_block(const GifBlock& block, const GifScreen& screen) {
    // Graphic control (§23): one sub-block of four bytes.
    if (block.kind == GifBlockKind::graphic_control &&
        (block.sub_blocks.size() != 6 || block.sub_blocks[0] != 4))
      return corrupt("graphic control", block.offset);
    if (block.kind != GifBlockKind::image) return std::nullopt;
    if (++frame_count_ > picture_frames_max) return frames_too_many();
    const GifFrame frame = read_frame(block);
    animation_bytes_ += std::int64_t{frame.width} * frame.height;
    if (animation_bytes_ > picture_animation_bytes_max) return animation_too_large();
    return check_frame(block, frame, screen);
  }

  Bytes file_;
  GifBlocks blocks_;
  Output kept_;
  std::int64_t frame_count_ = 0;
  std::int64_t animation_bytes_ = 0;
};

}  // namespace

Result<PictureFacts, Issue> check_gif(Bytes file) {
  return GifWalk(file).run();
}

std::optional<Dimensions> find_gif_dimensions(Bytes head) {
  Reader reader(head, 6);
  const std::uint32_t width = reader.little16();
  const std::uint32_t height = reader.little16();
  if (reader.ran_out()) return std::nullopt;
  return Dimensions{width, height};
}

std::vector<std::uint8_t> strip_gif(Bytes file) {
  GifBlocks blocks(file);
  const auto screen = blocks.read_screen();
  if (!screen) return {};
  std::vector<std::uint8_t> stripped;
  stripped.reserve(file.size());
  Output output(stripped);
  output.put(screen->bytes);
  for (;;) {
    const auto block = blocks.next();
    if (!block) return {};
    put_kept(*block, output);
    if (block->kind == GifBlockKind::trailer) return stripped;
  }
}

}  // namespace steward::detail
