// Bombs cost nothing (SEC-3): whatever a file unpacks to, the check asks for the same memory.
#include <gtest/gtest.h>

#include <cstdlib>
#include <new>

#include "core/picture/picture.hpp"
#include "tests/core/samples.hpp"

namespace {

std::size_t asked_bytes = 0;  // by operator new, since it was last set to zero

}  // namespace

void* operator new(std::size_t size) {
  asked_bytes += size;
  void* const memory = std::malloc(size);
  if (memory == nullptr) std::abort();
  return memory;
}
void operator delete(void* memory) noexcept {
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace steward {
namespace {

constexpr std::size_t asked_bytes_max = 256 * 1024;

TEST(PictureCost, MemoryDoesNotGrowWithThePicture_SEC3) {
  for (const char* name : {"png_bomb_sound.png", "png_bomb_long.png", "png_pixels_max.png",
                           "png_size_max.png", "jpeg_bomb.jpg", "jpeg_size_max.jpg",
                           "gif_bomb_sound.gif", "gif_bomb_over.gif", "gif_size_max.gif"}) {
    const File file = read_sample(name);
    asked_bytes = 0;
    const auto verdict = check_picture(file);
    EXPECT_LE(asked_bytes, asked_bytes_max) << name;
    static_cast<void>(verdict);
  }
}

// One unpacker per frame, given back before the next one.
TEST(PictureCost, MemoryOfFramesIsAskedOneByOne_SEC3) {
  const File file = read_sample("apng_bomb.png");
  asked_bytes = 0;
  EXPECT_FALSE(check_picture(file));
  EXPECT_LE(asked_bytes, 12 * asked_bytes_max);
}

}  // namespace
}  // namespace steward
