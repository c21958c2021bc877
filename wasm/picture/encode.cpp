#include "wasm/picture/encode.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>

// A failed allocation inside the writer ends in one of its assertions, so they stay on: the trap
// ends this instance and nothing else.
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#define STBI_WRITE_NO_STDIO
#define STBIW_ASSERT(condition) ((condition) ? (void)0 : std::abort())
#include <stb/stb_image_write.h>

namespace steward::picture {
namespace {

/// Hash chains of this length: the result of a crop is small, and longer ones take four times the
/// time for a fifth fewer bytes.
constexpr int png_effort = 5;

/// What the JPEG writer has sent so far; it sends some bytes at a time.
struct Growing {
  Encoded encoded;
  std::size_t room_bytes = 0;
  bool failed = false;
};

void append(void* context, void* data, int size) {
  auto& growing = *static_cast<Growing*>(context);
  const auto count = static_cast<std::size_t>(size);
  if (growing.failed) return;
  const std::size_t needed = growing.encoded.size_bytes + count;
  if (needed > growing.room_bytes) {
    const std::size_t room = std::max<std::size_t>(needed, growing.room_bytes * 2);
    void* larger = std::realloc(growing.encoded.bytes.get(), room);
    if (larger == nullptr) {
      growing.failed = true;
      return;
    }
    (void)growing.encoded.bytes.release();
    growing.encoded.bytes.reset(static_cast<std::uint8_t*>(larger));
    growing.room_bytes = room;
  }
  std::memcpy(growing.encoded.bytes.get() + growing.encoded.size_bytes, data, count);
  growing.encoded.size_bytes = needed;
}

}  // namespace

Encoded encode_png(const Raster& raster) {
  stbi_write_png_compression_level = png_effort;
  const auto channels = static_cast<int>(raster.channels);
  const auto width = static_cast<int>(raster.width);
  int size = 0;
  Encoded encoded;
  encoded.bytes.reset(stbi_write_png_to_mem(raster.samples.get(), width * channels, width,
                                            static_cast<int>(raster.height), channels, &size));
  encoded.size_bytes = static_cast<std::size_t>(size);
  return encoded;
}

Encoded encode_jpeg(const Raster& raster, std::int32_t quality) {
  Growing growing;
  growing.room_bytes = 4096;
  growing.encoded.bytes = allocate<std::uint8_t>(growing.room_bytes);
  if (!growing.encoded.bytes) return {};
  const int done = stbi_write_jpg_to_func(
      append, &growing, static_cast<int>(raster.width), static_cast<int>(raster.height),
      static_cast<int>(raster.channels), raster.samples.get(), quality);
  if (done == 0 || growing.failed) return {};
  return std::move(growing.encoded);
}

Encoded encode_rgba(const Raster& raster) {
  const std::size_t count = static_cast<std::size_t>(raster.width) * raster.height;
  Encoded encoded{allocate<std::uint8_t>(count * 4), count * 4};
  if (!encoded.bytes) return {};
  const std::uint8_t* from = raster.samples.get();
  std::uint8_t* to = encoded.bytes.get();
  const bool grey = raster.channels == 1;
  for (std::size_t i = 0; i < count; ++i, from += raster.channels, to += 4) {
    to[0] = from[0];
    to[1] = from[grey ? 0 : 1];
    to[2] = from[grey ? 0 : 2];
    to[3] = raster.channels == 4 ? from[3] : std::uint8_t{255};
  }
  return encoded;
}

}  // namespace steward::picture
