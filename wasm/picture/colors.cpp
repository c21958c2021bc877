#include "wasm/picture/colors.hpp"

#include <algorithm>

namespace steward::picture {
namespace {

struct Rgb {
  std::uint8_t red;
  std::uint8_t green;
  std::uint8_t blue;
};

std::uint8_t sample(std::int32_t fixed) {
  return static_cast<std::uint8_t>(std::clamp((fixed + (1 << 15)) >> 16, 0, 255));
}

/// JFIF's full-range YCbCr (ITU-R BT.601) with 16 fraction bits.
Rgb from_ycc(std::uint8_t luma, std::uint8_t blue_difference, std::uint8_t red_difference) {
  const std::int32_t y = luma * (1 << 16);
  const std::int32_t cb = blue_difference - 128;
  const std::int32_t cr = red_difference - 128;
  return {sample(y + 91881 * cr), sample(y - 22554 * cb - 46802 * cr), sample(y + 116130 * cb)};
}

std::uint8_t product(std::uint8_t a, std::uint8_t b) {
  return static_cast<std::uint8_t>((a * b + 127) / 255);
}

Rgb inked(Rgb light, std::uint8_t black) {
  return {product(light.red, black), product(light.green, black), product(light.blue, black)};
}

/// `at(n)`: the pixel's sample in plane n.
template <class At>
Rgb pixel(Colors colors, At at) {
  switch (colors) {
    case Colors::plain:
    case Colors::rgb:
      break;
    case Colors::ycc:
      return from_ycc(at(0), at(1), at(2));
    case Colors::cmyk:
      return inked({at(0), at(1), at(2)}, at(3));
    case Colors::ycck: {
      const Rgb ink = from_ycc(at(0), at(1), at(2));
      const auto light = [](std::uint8_t value) { return static_cast<std::uint8_t>(255 - value); };
      return inked({light(ink.red), light(ink.green), light(ink.blue)}, at(3));
    }
  }
  return {at(0), at(1), at(2)};
}

}  // namespace

Raster joined(std::array<Raster, 4> planes, Colors colors) {
  if (colors == Colors::plain) return std::move(planes[0]);
  const std::size_t count = static_cast<std::size_t>(planes[0].width) * planes[0].height;
  Raster result{allocate<std::uint8_t>(count * 3), planes[0].width, planes[0].height, 3};
  if (!result.samples) return result;
  for (std::size_t i = 0; i < count; ++i) {
    const Rgb rgb = pixel(colors, [&](std::size_t plane) { return planes[plane].samples[i]; });
    result.samples[i * 3] = rgb.red;
    result.samples[i * 3 + 1] = rgb.green;
    result.samples[i * 3 + 2] = rgb.blue;
  }
  return result;
}

Raster flattened(Raster raster) {
  if (raster.channels != 4) return raster;
  const std::size_t count = static_cast<std::size_t>(raster.width) * raster.height;
  const std::uint8_t* from = raster.samples.get();
  std::uint8_t* to = raster.samples.get();
  for (std::size_t i = 0; i < count; ++i, from += 4, to += 3) {
    const std::uint32_t alpha = from[3];
    for (int channel = 0; channel < 3; ++channel)
      to[channel] =
          static_cast<std::uint8_t>((from[channel] * alpha + 255 * (255 - alpha) + 127) / 255);
  }
  raster.channels = 3;
  return raster;
}

}  // namespace steward::picture
