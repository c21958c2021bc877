#include "core/base/unicode.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

namespace steward {
namespace {

#include "core/base/unicode_tables.inc"

template <std::size_t Size>
bool contains(const CodePointRange (&ranges)[Size], char32_t point) {
  const auto* const after = std::upper_bound(
      std::begin(ranges), std::end(ranges), point,
      [](char32_t value, const CodePointRange& range) { return value < range.first; });
  return after != std::begin(ranges) && point <= std::prev(after)->last;
}

}  // namespace

std::optional<Decomposition> canonical_decomposition(char32_t point) {
  const auto* const found =
      std::lower_bound(std::begin(decomposition_point), std::end(decomposition_point), point);
  if (found == std::end(decomposition_point) || *found != point) return std::nullopt;
  const auto at = found - std::begin(decomposition_point);
  return Decomposition{decomposition_first[at], decomposition_second[at]};
}

std::optional<char32_t> canonical_composition(char32_t first, char32_t second) {
  const auto pair_of = [](std::uint16_t at) {
    return std::pair{decomposition_first[at], decomposition_second[at]};
  };
  const std::pair<std::uint32_t, std::uint32_t> wanted{first, second};
  const auto* const found =
      std::lower_bound(std::begin(composition_order), std::end(composition_order), wanted,
                       [&](std::uint16_t at, const auto& pair) { return pair_of(at) < pair; });
  if (found == std::end(composition_order) || pair_of(*found) != wanted) return std::nullopt;
  return decomposition_point[*found];
}

std::uint8_t combining_class(char32_t point) {
  if (point < 0x300) return 0;
  const auto* const after = std::upper_bound(std::begin(class_first), std::end(class_first), point);
  if (after == std::begin(class_first)) return 0;
  const auto at = std::prev(after) - std::begin(class_first);
  return point < class_first[at] + class_length[at] ? class_value[at] : std::uint8_t{0};
}

bool is_white_space(char32_t point) {
  return contains(white_space_ranges, point);
}

bool is_invisible(char32_t point) {
  return contains(invisible_ranges, point);
}

bool is_control(char32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0x2028 || point == 0x2029;
}

bool is_bidi_control(char32_t point) {
  return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
}

bool is_noncharacter(char32_t point) {
  return (point >= 0xFDD0 && point <= 0xFDEF) || (point & 0xFFFE) == 0xFFFE;
}

}  // namespace steward
