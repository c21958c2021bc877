#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>

namespace steward::picture {

struct Release {
  void operator()(void* memory) const { std::free(memory); }
};

/// Memory that may be refused: the module runs under a cap, and running into it is an answer
/// (`too_large`), not an accident. `allocate` gives nullptr then.
template <class T>
using Buffer = std::unique_ptr<T[], Release>;

template <class T>
[[nodiscard]] Buffer<T> allocate(std::size_t count) {
  return Buffer<T>(static_cast<T*>(std::malloc(count * sizeof(T))));
}

/// The same, all zero.
template <class T>
[[nodiscard]] Buffer<T> allocate_zeroed(std::size_t count) {
  return Buffer<T>(static_cast<T*>(std::calloc(count, sizeof(T))));
}

/// 8-bit samples, row after row without gaps; `channels` of them side by side per pixel.
struct Raster {
  Buffer<std::uint8_t> samples;
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::uint32_t channels = 0;  ///< 1 grey, 3 red green blue, 4 with alpha (not premultiplied)
};

}  // namespace steward::picture
