#include <gtest/gtest.h>

#include <algorithm>

#include "core/picture/picture.hpp"
#include "tests/core/samples.hpp"

namespace steward {
namespace {

constexpr std::size_t head_bytes = 64 * 1024;

TEST(PictureHead, AgreesWithTheFullVerdict) {
  for (const auto& [name, file] : sound_samples()) {
    const auto facts = check_picture(file);
    const auto size_bytes = static_cast<std::int64_t>(file.size());
    const Bytes head = Bytes(file).first(std::min(file.size(), head_bytes));
    const auto verdict = check_picture_head(head, size_bytes);
    ASSERT_TRUE(verdict) << name;
    EXPECT_EQ(verdict->format, facts->format) << name;
    const bool unseen = verdict->width == 0 && verdict->height == 0;
    // In the padded samples the dimensions lie behind megabytes of comments.
    EXPECT_EQ(unseen, name == "jpeg_size_max.jpg") << name;
    if (!unseen) {
      EXPECT_EQ(verdict->width, facts->width) << name;
      EXPECT_EQ(verdict->height, facts->height) << name;
    }
  }
}

TEST(PictureHead, TellsDimensionsOnceTheyAreSeen) {
  for (const char* name : {"png_packed.png", "jpeg_metadata.jpg", "gif_89a.gif"}) {
    const File file = read_sample(name);
    bool seen = false;
    for (std::size_t length = 8; length <= file.size(); ++length) {
      const auto verdict = check_picture_head(Bytes(file).first(length), 1000);
      ASSERT_TRUE(verdict) << name << " cut to " << length;
      EXPECT_FALSE(seen && verdict->width == 0) << name << " cut to " << length;
      seen = verdict->width != 0 && verdict->height != 0;
    }
    EXPECT_TRUE(seen) << name;
  }
}

TEST(PictureHead, RefusesForTheSameReasonsAsTheFullVerdict) {
  for (const char* name : {"empty.png", "webp.png", "heic.jpg", "random.png", "png_size_over.png",
                           "webp_over.png", "png_side_over.png", "png_width_zero.png",
                           "png_pixels_over.png", "jpeg_side_over.jpg", "gif_pixels_over.gif"}) {
    const File file = read_sample(name);
    const auto verdict = check_picture_head(file, static_cast<std::int64_t>(file.size()));
    ASSERT_FALSE(verdict) << name;
    EXPECT_EQ(verdict.error(), check_picture(file).error()) << name;
  }
}

TEST(PictureHead, JudgesTheSizeOfTheFileNotOfTheHead_ACC3) {
  const File file = read_sample("png_packed.png");
  EXPECT_TRUE(check_picture_head(file, picture_size_bytes_max));
  const auto verdict = check_picture_head(file, picture_size_bytes_max + 1);
  ASSERT_FALSE(verdict);
  EXPECT_EQ(verdict.error().code, Code::picture_too_large);
}

}  // namespace
}  // namespace steward
