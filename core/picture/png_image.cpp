#include "core/picture/png_image.hpp"

#include <memory>

namespace steward::detail {
namespace {

// One image's compressed bytes, out of consecutive chunks of one type. The chunk behind a piece is
// opened only when the piece is used up, so that findings come in the order of the file.
class ImageSource final : public InflateSource {
 public:
  ImageSource(PngStream& stream, PngAnimation& animation)
      : stream_(stream), animation_(animation), type_(stream.chunk().type) {}

  Bytes next() override {
    while (!ended_) {
      if (opened_) finding_ = stream_.advance();
      opened_ = true;
      ended_ = finding_.has_value() || stream_.chunk().type != type_;
      if (ended_) break;
      Bytes data = stream_.chunk().data;
      if (type_ == chunk_type("fdAT")) finding_ = animation_.read_data(stream_.chunk(), data);
      ended_ = finding_.has_value();
      if (!ended_ && !data.empty()) return data;
    }
    return {};
  }
  [[nodiscard]] const Finding& finding() const { return finding_; }

 private:
  PngStream& stream_;
  PngAnimation& animation_;
  std::uint32_t type_;
  Finding finding_{};
  bool opened_ = false;
  bool ended_ = false;
};

}  // namespace

Finding PngStream::advance() {
  const auto chunk = chunks_.next();
  if (!chunk) return chunk.error();
  chunk_ = *chunk;
  put_kept(chunk_, kept_);
  return check_chunk_checksum(chunk_);
}

Finding check_image_data(PngStream& stream, PngAnimation& animation, PngRows& rows) {
  const std::string part = stream.chunk().name();
  const std::size_t offset = stream.chunk().offset;
  ImageSource source(stream, animation);
  const auto inflater = std::make_unique<Inflater>(source, rows);
  const InflateStatus status = inflater->run();
  const bool ends_sharply =
      status == InflateStatus::done && inflater->bytes_left() == 0 && source.next().empty();
  if (source.finding()) return source.finding();
  if (status == InflateStatus::checksum_wrong) return checksum_wrong(part, offset);
  if (!ends_sharply || !rows.complete()) return corrupt(part, offset);
  return std::nullopt;
}

}  // namespace steward::detail
