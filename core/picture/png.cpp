#include "core/picture/exif.hpp"
#include "core/picture/png_animation.hpp"
#include "core/picture/png_image.hpp"
#include "core/picture/png_image_sink.hpp"
#include "core/picture/png_rows.hpp"
#include "core/picture/png_rules.hpp"
#include "core/picture/walks.hpp"

namespace steward::detail {
namespace {

constexpr std::uint32_t header_type = chunk_type("IHDR");
constexpr std::uint32_t image_type = chunk_type("IDAT");
constexpr std::uint32_t frame_data_type = chunk_type("fdAT");
constexpr std::uint32_t end_type = chunk_type("IEND");

// One walk over the chunks of a PNG.
class PngWalk {
 public:
  PngWalk(Bytes file, const PngHeader& header, PngStream& stream, PngImageSink* sink)
      : file_(file),
        header_(header),
        stream_(stream),
        order_(header),
        animation_(header),
        sink_(sink) {}

  Result<PictureFacts, Issue> run() {
    if (auto refusal = walk_chunks()) return Failure{*std::move(refusal)};
    if (stream_.position() != file_.size())
      return Failure{data_trailing(file_, stream_.position())};
    return PictureFacts{PictureFormat::png,
                        header_.width,
                        header_.height,
                        orientation_,
                        animation_.frame_count(),
                        static_cast<std::int64_t>(file_.size()),
                        static_cast<std::int64_t>(file_.size() - stream_.kept_bytes())};
  }

 private:
  Finding walk_chunks() {
    for (;;) {
      const PngChunk& chunk = stream_.chunk();
      if (chunk.type == end_type) return check_end(chunk);
      if (chunk.type == image_type || chunk.type == frame_data_type) {
        if (auto refusal = check_image(chunk)) return refusal;
        continue;  // the image's end was found by the chunk behind it, which is current now
      }
      if (auto refusal = check_other(chunk)) return refusal;
      if (auto refusal = stream_.advance()) return refusal;
    }
  }

  Finding check_image(const PngChunk& chunk) {
    const bool is_default = chunk.type == image_type;
    if (is_default == image_begun_) return corrupt(chunk.name(), chunk.offset);
    if (is_default) {
      if (auto refusal = order_.begin_image(chunk)) return refusal;
      image_begun_ = true;
      // Without fcTL before it, IDAT is for viewers that know no animation.
      static_cast<void>(animation_.take_frame());
    } else if (!animation_.take_frame()) {
      return corrupt(chunk.name(), chunk.offset);
    }
    PngRows rows(is_default ? header_ : animation_.frame());
    unpacked_bytes_ += rows.total_bytes();
    if (unpacked_bytes_ > picture_animation_bytes_max) return animation_too_large();
    if (is_default && sink_ != nullptr) {
      sink_->begin({header_, orientation_, transparency_found_});
      rows.pass_on_to(*sink_);
    }
    return check_image_data(stream_, animation_, rows);
  }

  Finding check_other(const PngChunk& chunk) {
    if (chunk.type == header_type) return corrupt("IHDR", chunk.offset);
    if (auto refusal = order_.check(chunk)) return refusal;
    if (chunk.type == chunk_type("acTL")) return animation_.read_control(chunk);
    if (chunk.type == chunk_type("fcTL")) return animation_.read_frame(chunk, image_begun_);
    if (chunk.type == chunk_type("eXIf")) orientation_ = find_orientation(chunk.data);
    if (chunk.type == chunk_type("tRNS")) transparency_found_ = true;
    return std::nullopt;
  }

  Finding check_end(const PngChunk& chunk) const {
    if (!image_begun_) return corrupt("IDAT", chunk.offset);
    if (!chunk.data.empty() || !animation_.complete()) return corrupt("IEND", chunk.offset);
    return std::nullopt;
  }

  Bytes file_;
  PngHeader header_;
  PngStream& stream_;
  PngOrder order_;
  PngAnimation animation_;
  PngImageSink* sink_;
  bool image_begun_ = false;
  bool transparency_found_ = false;
  std::uint8_t orientation_ = orientation_upright;
  std::int64_t unpacked_bytes_ = 0;
};

}  // namespace

Result<PictureFacts, Issue> check_png(Bytes file, PngImageSink* sink) {
  PngStream stream(file);
  if (auto refusal = stream.advance()) return Failure{*std::move(refusal)};
  const PngChunk& first = stream.chunk();
  if (first.type != header_type) {
    // Apple's "CgBI" before IHDR is the one that is met; it makes the rest unreadable for others.
    if (first.type == chunk_type("CgBI")) return Failure{feature_unsupported("CgBI", first.offset)};
    return Failure{corrupt("IHDR", first.offset)};
  }
  PngHeader header{};
  if (auto refusal = read_png_header(first, header)) return Failure{*std::move(refusal)};
  if (auto refusal = stream.advance()) return Failure{*std::move(refusal)};
  return PngWalk(file, header, stream, sink).run();
}

std::optional<Dimensions> find_png_dimensions(Bytes head) {
  Reader reader(head, png_signature_bytes + 4);
  const std::uint32_t type = reader.big32();
  const std::uint32_t width = reader.big32();
  const std::uint32_t height = reader.big32();
  if (reader.ran_out() || type != header_type) return std::nullopt;
  return Dimensions{width, height};
}

std::vector<std::uint8_t> strip_png(Bytes file) {
  std::vector<std::uint8_t> stripped;
  stripped.reserve(file.size());
  Output output(stripped);
  output.put(file.first(png_signature_bytes));
  PngChunks chunks(file);
  for (;;) {
    const auto chunk = chunks.next();
    if (!chunk) return {};
    put_kept(*chunk, output);
    if (chunk->type == end_type) return stripped;
  }
}

}  // namespace steward::detail
