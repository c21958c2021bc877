// Damage of every kind to sound pictures: what must be found is found, and nothing ever crashes.
#include <gtest/gtest.h>

#include <string>

#include "core/picture/picture.hpp"
#include "tests/core/samples.hpp"

namespace steward {
namespace {

constexpr std::size_t small_bytes = 2500;

// Behind a JPEG with an index of further pictures these, and zeros between them, may be missing.
bool has_further_pictures(const std::string& name) {
  return name.rfind("jpeg_further", 0) == 0;
}

TEST(PictureDamage, EveryTruncationIsRefused_SEC1) {
  for (const auto& [name, file] : sound_samples()) {
    if (file.size() > small_bytes || has_further_pictures(name)) continue;
    for (std::size_t length = 0; length < file.size(); ++length)
      ASSERT_FALSE(check_picture(Bytes(file).first(length))) << name << " cut to " << length;
  }
}

TEST(PictureDamage, EveryTrailingByteIsRefused_SEC1) {
  for (const auto& [name, file] : sound_samples()) {
    if (file.size() > small_bytes || has_further_pictures(name)) continue;
    for (int byte = 0; byte < 256; ++byte) {
      File longer = file;
      longer.push_back(static_cast<std::uint8_t>(byte));
      const auto verdict = check_picture(longer);
      ASSERT_FALSE(verdict) << name << " and " << byte;
      ASSERT_EQ(verdict.error().code, Code::picture_data_trailing) << name << " and " << byte;
    }
  }
}

// Checksums cover every byte of a PNG.
TEST(PictureDamage, EveryFlippedBitOfAPngIsFound_SEC1) {
  for (const char* name : {"png_packed.png", "png_metadata.png", "apng_two_frames.png",
                           "png_color_3_depth_2_interlaced.png"}) {
    File file = read_sample(name);
    for (std::size_t bit = 0; bit < file.size() * 8; ++bit) {
      const auto flipped = static_cast<std::uint8_t>(1U << (bit % 8));
      file[bit / 8] ^= flipped;
      ASSERT_FALSE(check_picture(file)) << name << " at bit " << bit;
      file[bit / 8] ^= flipped;
    }
  }
}

// Whatever the damage: an answer, and what is still taken can be stripped and is taken again.
TEST(PictureDamage, EveryReplacedByteGetsAVerdict_SEC7) {
  std::size_t accepted = 0;
  for (const char* name : {"jpeg_metadata.jpg", "jpeg_progressive.jpg", "jpeg_restart.jpg",
                           "gif_metadata.gif", "gif_animated.gif", "png_fixed_codes.png"}) {
    const File file = read_sample(name);
    for (std::size_t at = 0; at < file.size(); ++at)
      for (const int byte : {0x00, 0x01, 0x7F, 0x80, 0xD9, 0xFF}) {
        File damaged = file;
        damaged[at] = static_cast<std::uint8_t>(byte);
        if (!check_picture(damaged)) continue;
        ++accepted;
        ASSERT_TRUE(check_picture(strip_picture(damaged))) << name << " at " << at;
      }
  }
  EXPECT_GT(accepted, 100U);
}

}  // namespace
}  // namespace steward
