#include "core/picture/jpeg_frame.hpp"
#include "core/picture/jpeg_metadata.hpp"
#include "core/picture/jpeg_scan.hpp"
#include "core/picture/jpeg_segments.hpp"
#include "core/picture/jpeg_tables.hpp"
#include "core/picture/walks.hpp"

namespace steward::detail {
namespace {

using namespace jpeg_marker;

constexpr std::size_t soi_bytes = 2;

// One walk over the segments and scans of a JPEG, from the SOI at `position` to its EOI.
class JpegWalk {
 public:
  JpegWalk(Bytes file, std::size_t position) : segments_(file, position) {
    kept_.put(file.subspan(position, soi_bytes));
  }

  Finding run() {
    for (;;) {
      const auto segment = segments_.next();
      if (!segment) return segment.error();
      keeper_.put_kept(*segment, kept_);
      if (auto refusal = check_segment(*segment)) return refusal;
      if (segment->marker == eoi) return std::nullopt;
    }
  }

  [[nodiscard]] const JpegFrame& frame() const { return frame_; }
  [[nodiscard]] const JpegKeeper& keeper() const { return keeper_; }
  [[nodiscard]] std::size_t kept_bytes() const { return kept_.size(); }
  [[nodiscard]] std::size_t end() const { return segments_.position(); }

 private:
  Finding check_segment(const JpegSegment& segment) {
    if (is_frame_marker(segment.marker)) return begin_frame(segment);
    if (segment.marker == com || (segment.marker >= app0 && segment.marker <= app15))
      return std::nullopt;
    switch (segment.marker) {
      case dqt:
        return tables_.read_quantization(segment);
      case dht:
        return tables_.read_huffman(segment);
      case dri:
        return tables_.read_restart_interval(segment);
      case sos:
        return check_scan(segment);
      case eoi:
        if (!scans_ || !scans_->complete()) return corrupt("EOI", segment.offset);
        return std::nullopt;
      case dac:
      case dnl:
      case dhp:
      case exp:
        return feature_unsupported(segment.name(), segment.offset);
      default:
        return corrupt(segment.name(), segment.offset);
    }
  }

  Finding begin_frame(const JpegSegment& segment) {
    if (scans_) return corrupt(segment.name(), segment.offset);
    if (auto refusal = read_jpeg_frame(segment, frame_)) return refusal;
    scans_.emplace(frame_);
    return std::nullopt;
  }

  Finding check_scan(const JpegSegment& segment) {
    if (!scans_) return corrupt("SOS", segment.offset);
    if (auto refusal = scans_->begin(segment, tables_)) return refusal;
    const auto entropy = segments_.next_entropy();
    if (!entropy) return entropy.error();
    kept_.put(entropy->bytes);
    return scans_->check_entropy(*entropy, tables_, segment.offset);
  }

  JpegSegments segments_;
  JpegTables tables_;
  JpegFrame frame_;
  std::optional<JpegScans> scans_;
  JpegKeeper keeper_;
  Output kept_;
};

// Phones put a preview or a gain map behind the picture and announce it in an index. Those are
// whole JPEGs, with zeros between them; they are judged like the first and stripped.
Finding check_further_pictures(Bytes file, std::size_t position) {
  for (;;) {
    while (position < file.size() && file[position] == 0) ++position;
    if (position == file.size()) return std::nullopt;
    Reader reader(file, position);
    if (reader.big16() != 0xFFD8) return data_trailing(file, position);
    JpegWalk walk(file, position);
    if (auto refusal = walk.run()) return refusal;
    position = walk.end();
  }
}

}  // namespace

Result<PictureFacts, Issue> check_jpeg(Bytes file) {
  JpegWalk walk(file, 0);
  if (auto refusal = walk.run()) return Failure{*std::move(refusal)};
  if (walk.keeper().has_picture_index()) {
    if (auto refusal = check_further_pictures(file, walk.end()))
      return Failure{*std::move(refusal)};
  } else if (walk.end() != file.size()) {
    return Failure{data_trailing(file, walk.end())};
  }
  return PictureFacts{
      PictureFormat::jpeg,
      walk.frame().width,
      walk.frame().height,
      walk.keeper().orientation(),
      1,
      static_cast<std::int64_t>(file.size()),
      static_cast<std::int64_t>(file.size()) - static_cast<std::int64_t>(walk.kept_bytes())};
}

std::optional<Dimensions> find_jpeg_dimensions(Bytes head) {
  JpegSegments segments(head, 0);
  for (;;) {
    const auto segment = segments.next();
    if (!segment || segment->marker == sos || segment->marker == eoi) return std::nullopt;
    if (!is_frame_marker(segment->marker)) continue;
    Reader reader(segment->payload, 1);
    const std::uint32_t height = reader.big16();
    const std::uint32_t width = reader.big16();
    if (reader.ran_out()) return std::nullopt;
    return Dimensions{width, height};
  }
}

std::vector<std::uint8_t> strip_jpeg(Bytes file) {
  std::vector<std::uint8_t> stripped;
  stripped.reserve(file.size());
  Output output(stripped);
  output.put(file.first(soi_bytes));
  JpegSegments segments(file, 0);
  JpegKeeper keeper;
  for (;;) {
    const auto segment = segments.next();
    if (!segment) return {};
    keeper.put_kept(*segment, output);
    if (segment->marker == eoi) return stripped;
    if (segment->marker != sos) continue;
    const auto entropy = segments.next_entropy();
    if (!entropy) return {};
    output.put(entropy->bytes);
  }
}

}  // namespace steward::detail
