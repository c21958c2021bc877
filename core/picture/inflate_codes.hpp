#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "core/picture/huffman.hpp"
#include "core/picture/inflate_bits.hpp"

namespace steward::detail {

inline constexpr unsigned end_of_block = 256;

/// RFC 1951 §3.2.5: what a length or distance symbol stands for, and how many bits add to it.
struct InflateRange {
  std::uint16_t base;
  std::uint8_t extra_bits;
};
inline constexpr std::array<InflateRange, 29> length_ranges = {{
    {3, 0},  {4, 0},  {5, 0},  {6, 0},   {7, 0},   {8, 0},   {9, 0},   {10, 0},  {11, 1},  {13, 1},
    {15, 1}, {17, 1}, {19, 2}, {23, 2},  {27, 2},  {31, 2},  {35, 3},  {43, 3},  {51, 3},  {59, 3},
    {67, 4}, {83, 4}, {99, 4}, {115, 4}, {131, 5}, {163, 5}, {195, 5}, {227, 5}, {258, 0},
}};
inline constexpr std::array<InflateRange, 30> distance_ranges = {{
    {1, 0},     {2, 0},     {3, 0},     {4, 0},      {5, 1},      {7, 1},
    {9, 2},     {13, 2},    {17, 3},    {25, 3},     {33, 4},     {49, 4},
    {65, 5},    {97, 5},    {129, 6},   {193, 6},    {257, 7},    {385, 7},
    {513, 8},   {769, 8},   {1025, 9},  {1537, 9},   {2049, 10},  {3073, 10},
    {4097, 11}, {6145, 11}, {8193, 12}, {12289, 12}, {16385, 13}, {24577, 13},
}};

/// The two codes of a deflate block.
class InflateCodes {
 public:
  /// RFC 1951 §3.2.6.
  void build_fixed();
  /// RFC 1951 §3.2.7: reads the codes from the head of a dynamic block.
  [[nodiscard]] InflateStatus read(InflateBits& bits);

  [[nodiscard]] const HuffmanCode& literals() const { return literals_; }
  [[nodiscard]] const HuffmanCode& distances() const { return distances_; }

 private:
  InflateStatus read_lengths(InflateBits& bits, std::span<std::uint8_t> lengths) const;

  HuffmanCode literals_;
  HuffmanCode distances_;
};

}  // namespace steward::detail
