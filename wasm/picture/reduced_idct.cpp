#include "wasm/picture/reduced_idct.hpp"

#include <algorithm>

namespace steward::picture {
namespace {

/// JPEG samples are centred on 0 while they are transformed.
std::uint8_t sample(std::int32_t value) {
  return static_cast<std::uint8_t>(std::clamp(value + 128, 0, 255));
}

// The orthonormal transform of n points scales by n/8 for a block of 8: over both axes a factor
// of 1/8 remains in every case, which is the final shift by 3.
constexpr std::int32_t fraction_bits = 10;
constexpr std::int32_t cos_1 = 1338;  // √2 · cos(π/8) with 10 fraction bits
constexpr std::int32_t cos_3 = 554;   // √2 · cos(3π/8)

/// Four points out of four frequencies, scaled up by 2^10.
/// |f| ≤ 2^15 in the first pass and 2^19 in the second: no sum leaves 32 bits.
void transform_4(const std::int32_t f[4], std::int32_t points[4]) {
  const std::int32_t even_sum = (f[0] + f[2]) * (1 << fraction_bits);
  const std::int32_t even_difference = (f[0] - f[2]) * (1 << fraction_bits);
  const std::int32_t odd_outer = cos_1 * f[1] + cos_3 * f[3];
  const std::int32_t odd_inner = cos_3 * f[1] - cos_1 * f[3];
  points[0] = even_sum + odd_outer;
  points[1] = even_difference + odd_inner;
  points[2] = even_difference - odd_inner;
  points[3] = even_sum - odd_outer;
}

}  // namespace

void reduce_block_8_times(std::uint8_t* out, int /*stride*/, short coefficients[64]) {
  out[0] = sample((coefficients[0] + 4) >> 3);
}

void reduce_block_4_times(std::uint8_t* out, int stride, short coefficients[64]) {
  const std::int32_t left = coefficients[0] + coefficients[1];
  const std::int32_t right = coefficients[0] - coefficients[1];
  const std::int32_t down_left = coefficients[8] + coefficients[9];
  const std::int32_t down_right = coefficients[8] - coefficients[9];
  out[0] = sample((left + down_left + 4) >> 3);
  out[1] = sample((right + down_right + 4) >> 3);
  out[stride] = sample((left - down_left + 4) >> 3);
  out[stride + 1] = sample((right - down_right + 4) >> 3);
}

void reduce_block_2_times(std::uint8_t* out, int stride, short coefficients[64]) {
  constexpr std::int32_t kept_bits = 2;  // of the fraction, between the passes
  std::int32_t half_done[4][4];          // [column][row]
  for (int column = 0; column < 4; ++column) {
    const std::int32_t frequencies[4] = {coefficients[column], coefficients[8 + column],
                                         coefficients[16 + column], coefficients[24 + column]};
    transform_4(frequencies, half_done[column]);
    for (std::int32_t& value : half_done[column]) value >>= fraction_bits - kept_bits;
  }
  constexpr std::int32_t shift = fraction_bits + kept_bits + 3;
  for (int row = 0; row < 4; ++row) {
    const std::int32_t frequencies[4] = {half_done[0][row], half_done[1][row], half_done[2][row],
                                         half_done[3][row]};
    std::int32_t points[4];
    transform_4(frequencies, points);
    for (int column = 0; column < 4; ++column)
      out[row * stride + column] = sample((points[column] + (1 << (shift - 1))) >> shift);
  }
}

}  // namespace steward::picture
