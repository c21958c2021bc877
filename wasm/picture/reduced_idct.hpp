#pragma once

#include <cstdint>

namespace steward::picture {

/// Writes the 8 × 8 pixel block of these dequantised coefficients (row by row, DC first) as 1, 2 or
/// 4 pixels squared to `out`: the inverse cosine transform of just the lowest frequencies, which
/// is the block reduced 8, 4 or 2 times. `stride`: bytes from row to row.
using BlockKernel = void (*)(std::uint8_t* out, int stride, short coefficients[64]);
void reduce_block_8_times(std::uint8_t* out, int stride, short coefficients[64]);
void reduce_block_4_times(std::uint8_t* out, int stride, short coefficients[64]);
void reduce_block_2_times(std::uint8_t* out, int stride, short coefficients[64]);

}  // namespace steward::picture
