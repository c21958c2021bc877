// strip_picture against every sound sample: nothing private is left, nothing shown is lost.
#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

#include "core/picture/gif_blocks.hpp"
#include "core/picture/jpeg_segments.hpp"
#include "core/picture/picture.hpp"
#include "core/picture/png_chunks.hpp"
#include "tests/core/samples.hpp"

namespace steward {
namespace {

using namespace detail;

void append(File& file, Bytes bytes) {
  file.insert(file.end(), bytes.begin(), bytes.end());
}

File png_image_data(Bytes file) {
  File data;
  PngChunks chunks(file);
  for (auto chunk = chunks.next(); chunk; chunk = chunks.next()) {
    for (const auto type : {chunk_type("IDAT"), chunk_type("fdAT"), chunk_type("fcTL"),
                            chunk_type("PLTE"), chunk_type("tRNS"), chunk_type("iCCP")})
      if (chunk->type == type) append(data, chunk->bytes);
    if (chunk->type == chunk_type("IEND")) break;
  }
  return data;
}

File jpeg_image_data(Bytes file) {
  File data;
  JpegSegments segments(file, 0);
  for (auto segment = segments.next(); segment && segment->marker != jpeg_marker::eoi;
       segment = segments.next()) {
    const bool is_app = segment->marker >= jpeg_marker::app0 && segment->marker <= jpeg_marker::com;
    const bool is_color = segment->marker == jpeg_marker::app0 + 2 &&
                          segment->payload.size() > 12 && segment->payload[0] == 'I';
    if (!is_app || is_color) append(data, segment->bytes);
    if (segment->marker != jpeg_marker::sos) continue;
    const auto entropy = segments.next_entropy();
    if (entropy) append(data, entropy->bytes);
  }
  return data;
}

File gif_image_data(Bytes file) {
  File data;
  GifBlocks blocks(file);
  const auto screen = blocks.read_screen();
  if (screen) append(data, screen->bytes);
  for (auto block = blocks.next(); block && block->kind != GifBlockKind::trailer;
       block = blocks.next())
    if (block->kind == GifBlockKind::image || block->kind == GifBlockKind::graphic_control)
      append(data, block->bytes);
  return data;
}

File image_data(PictureFormat format, Bytes file) {
  switch (format) {
    case PictureFormat::png:
      return png_image_data(file);
    case PictureFormat::jpeg:
      return jpeg_image_data(file);
    case PictureFormat::gif:
      break;
  }
  return gif_image_data(file);
}

bool has_canary(const File& file) {
  constexpr std::string_view canary = "CANARY";
  return std::search(file.begin(), file.end(), canary.begin(), canary.end()) != file.end();
}

TEST(StripPicture, LeavesASoundPictureWithoutMetadata_ADV7_SEC5) {
  std::size_t with_metadata = 0;
  for (const auto& [name, file] : sound_samples()) {
    const auto before = check_picture(file);
    const File stripped = strip_picture(file);
    const auto after = check_picture(stripped);
    ASSERT_TRUE(after) << name << ": " << name_of(after.error().code);
    EXPECT_EQ(after->metadata_bytes, 0) << name;
    EXPECT_EQ(after->size_bytes, before->size_bytes - before->metadata_bytes) << name;
    EXPECT_FALSE(has_canary(stripped)) << name;
    with_metadata += before->metadata_bytes > 0 ? 1U : 0U;

    PictureFacts expected = *before;
    expected.size_bytes = after->size_bytes;
    expected.metadata_bytes = 0;
    EXPECT_EQ(*after, expected) << name;
  }
  EXPECT_GT(with_metadata, 20U);
}

TEST(StripPicture, KeepsImageDataByteForByte_ADV7) {
  for (const auto& [name, file] : sound_samples()) {
    const PictureFormat format = check_picture(file)->format;
    const File data = image_data(format, file);
    EXPECT_FALSE(data.empty()) << name;
    EXPECT_EQ(image_data(format, strip_picture(file)), data) << name;
  }
}

TEST(StripPicture, ChangesNothingTheSecondTime) {
  for (const auto& [name, file] : sound_samples()) {
    const File once = strip_picture(file);
    EXPECT_EQ(strip_picture(once), once) << name;
  }
}

TEST(StripPicture, GivesNothingForWhatIsNoPicture) {
  EXPECT_TRUE(strip_picture({}).empty());
  for (const char* name : {"webp.png", "png_truncated_in_data.png", "jpeg_truncated_in_scan.jpg",
                           "gif_truncated_in_image.gif"})
    EXPECT_TRUE(strip_picture(read_sample(name)).empty()) << name;
}

}  // namespace
}  // namespace steward
