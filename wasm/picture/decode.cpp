#include "wasm/picture/decode.hpp"

#include <algorithm>
#include <cstdlib>
#include <cstring>

#include "wasm/picture/reduced_idct.hpp"

namespace {

/// Tells "the memory cap is reached" from "the file is broken", which stb reports alike.
bool memory_ran_out = false;

void* noted(void* memory) {
  if (memory == nullptr) memory_ran_out = true;
  return memory;
}

}  // namespace

#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#define STBI_ONLY_JPEG
#define STBI_ONLY_GIF
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_NO_HDR
#define STBI_NO_FAILURE_STRINGS
#define STBI_NO_THREAD_LOCALS
#define STBI_ASSERT(condition) ((condition) ? (void)0 : std::abort())
#define STBI_MALLOC(size) noted(std::malloc(size))
#define STBI_REALLOC(memory, size) noted(std::realloc(memory, size))
#define STBI_FREE(memory) std::free(memory)
#include <stb/stb_image.h>

namespace steward::picture {
namespace {

BlockKernel kernel_for(std::uint32_t reduction, BlockKernel whole) {
  switch (reduction) {
    case 8:
      return reduce_block_8_times;
    case 4:
      return reduce_block_4_times;
    case 2:
      return reduce_block_2_times;
    default:
      return whole;
  }
}

/// stb leaves every block at its place in a plane of full size, of which a reduced block fills
/// only the top left corner. Moves the samples together, in place, and takes the memory over.
template <class Component>
Plane taken_plane(Component& component, std::uint32_t reduction) {
  const std::uint32_t per_block = 8 / reduction;
  Plane plane;
  Raster& raster = plane.raster;
  raster.channels = 1;
  raster.width = (static_cast<std::uint32_t>(component.x) + reduction - 1) / reduction;
  raster.height = (static_cast<std::uint32_t>(component.y) + reduction - 1) / reduction;
  const auto stride = static_cast<std::size_t>(component.w2);
  const std::uint8_t* from = component.data;
  auto* to = static_cast<std::uint8_t*>(component.raw_data);
  for (std::uint32_t y = 0; y < raster.height; ++y) {
    const std::uint8_t* row = from + (y / per_block * 8 + y % per_block) * stride;
    for (std::uint32_t x = 0; x < raster.width; x += per_block, row += 8) {
      const std::uint32_t count = std::min(per_block, raster.width - x);
      std::memmove(to, row, count);
      to += count;
    }
  }
  raster.samples.reset(static_cast<std::uint8_t*>(component.raw_data));
  component.raw_data = nullptr;
  return plane;
}

Colors colors_of(const stbi__jpeg& jpeg) {
  if (jpeg.s->img_n == 1) return Colors::plain;
  if (jpeg.s->img_n == 4) return jpeg.app14_color_transform == 2 ? Colors::ycck : Colors::cmyk;
  const bool is_rgb = jpeg.rgb == 3 || (jpeg.app14_color_transform == 0 && jpeg.jfif == 0);
  return is_rgb ? Colors::rgb : Colors::ycc;
}

/// stb's own JPEG loader, but with the block kernel of the reduction, and stopping before chroma is
/// spread and converted: that is done to the small result.
bool decode_jpeg(stbi__context& context, std::uint32_t reduction, Decoded& decoded) {
  Buffer<stbi__jpeg> owner = allocate_zeroed<stbi__jpeg>(1);
  if (!owner) return noted(nullptr) != nullptr;
  stbi__jpeg& jpeg = owner[0];
  jpeg.s = &context;
  stbi__setup_jpeg(&jpeg);
  jpeg.idct_block_kernel = kernel_for(reduction, jpeg.idct_block_kernel);
  context.img_n = 0;  // so that cleaning up is safe before the frame header is read
  const bool done = stbi__decode_jpeg_image(&jpeg) != 0 && context.img_n > 0;
  if (done) {
    decoded.colors = colors_of(jpeg);
    decoded.plane_count = static_cast<std::uint32_t>(context.img_n);
    for (std::uint32_t i = 0; i < decoded.plane_count; ++i) {
      auto& component = jpeg.img_comp[i];
      decoded.planes[i] = taken_plane(component, reduction);
      const double factor = reduction;
      decoded.planes[i].columns_per_sample = factor * jpeg.img_h_max / component.h;
      decoded.planes[i].rows_per_sample = factor * jpeg.img_v_max / component.v;
    }
  }
  stbi__cleanup_jpeg(&jpeg);
  return done;
}

/// PNG and GIF: one plane of interleaved samples. Their loaders are called by name: stb's general
/// entry would bring its JPEG loader along, which decode_jpeg replaces.
bool decode_interleaved(stbi__context& context, PictureFormat format, Decoded& decoded) {
  int width = 0;
  int height = 0;
  int channels = 0;
  stbi__result_info info{};
  info.bits_per_channel = 8;
  const auto load = format == PictureFormat::png ? stbi__png_load : stbi__gif_load;
  void* loaded = load(&context, &width, &height, &channels, 0, &info);
  if (loaded != nullptr && info.bits_per_channel == 16)
    loaded = stbi__convert_16_to_8(static_cast<stbi__uint16*>(loaded), width, height, channels);
  if (loaded != nullptr && channels == 2) {
    // Grey with alpha is rare: not worth a path of its own further on.
    loaded = stbi__convert_format(static_cast<std::uint8_t*>(loaded), channels, 4,
                                  static_cast<unsigned>(width), static_cast<unsigned>(height));
    channels = 4;
  }
  if (loaded == nullptr) return false;
  decoded.plane_count = 1;
  decoded.planes[0].raster = {Buffer<std::uint8_t>(static_cast<std::uint8_t*>(loaded)),
                              static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height),
                              static_cast<std::uint32_t>(channels)};
  return true;
}

}  // namespace

DecodeStatus decode(Bytes file, PictureFormat format, std::uint32_t reduction, Decoded& decoded) {
  memory_ran_out = false;
  stbi__context context;
  stbi__start_mem(&context, file.data(), static_cast<int>(file.size()));
  const bool done = format == PictureFormat::jpeg ? decode_jpeg(context, reduction, decoded)
                                                  : decode_interleaved(context, format, decoded);
  if (done) return DecodeStatus::done;
  return memory_ran_out ? DecodeStatus::out_of_memory : DecodeStatus::broken;
}

}  // namespace steward::picture
