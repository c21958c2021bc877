#include "core/base/unicode.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>

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

/// Reads the columns that cmake/unicode_tables.mjs has packed: steps of varints, the sign lowest.
class Unpacker {
 public:
  explicit Unpacker(const std::uint8_t* packed) : at_(packed) {}

  template <class T, std::size_t Count>
  void column(std::array<T, Count>& values) {
    std::uint32_t value = 0;
    for (T& slot : values) {
      const std::uint32_t step = varint();
      value += (step >> 1) ^ (0 - (step & 1));
      slot = static_cast<T>(value);
    }
  }

 private:
  std::uint32_t varint() {
    std::uint32_t value = 0;
    for (std::uint32_t shift = 0;; shift += 7) {
      const std::uint32_t byte = *at_++;
      value |= (byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
  }

  const std::uint8_t* at_;
};

/// A hash index over the decompositions: open addressing, less than half full.
class Index {
 public:
  void add(std::uint32_t hash, std::size_t entry) {
    std::uint32_t at = slot_of(hash);
    while (slots_[at] != 0) at = next(at);
    slots_[at] = static_cast<std::uint16_t>(entry + 1);
  }
  /// The entry that `is_wanted`, or none.
  template <class Wanted>
  [[nodiscard]] std::optional<std::size_t> find(std::uint32_t hash, Wanted is_wanted) const {
    for (std::uint32_t at = slot_of(hash); slots_[at] != 0; at = next(at))
      if (is_wanted(slots_[at] - std::size_t{1})) return slots_[at] - std::size_t{1};
    return std::nullopt;
  }

 private:
  static constexpr std::uint32_t slot_bits = 13;
  static std::uint32_t slot_of(std::uint32_t hash) {
    return hash * 0x9E3779B1U >> (32 - slot_bits);
  }
  static std::uint32_t next(std::uint32_t at) { return (at + 1) & ((1U << slot_bits) - 1); }

  std::array<std::uint16_t, 1U << slot_bits> slots_{};
};

std::uint32_t hash_of(std::uint32_t first, std::uint32_t second) {
  return first + second * 0x10001U;
}

/// The packed tables, unpacked once, when the first text that is not ASCII asks.
struct Tables {
  Tables() {
    Unpacker decompositions(packed_decompositions);
    decompositions.column(point);
    decompositions.column(first);
    decompositions.column(second);
    Unpacker classes(packed_class_ranges);
    classes.column(class_first);
    classes.column(class_length);
    classes.column(class_value);
    for (std::size_t i = 0; i < decomposition_count; ++i) by_point.add(point[i], i);
    for (std::size_t i = 0; i < composable_count; ++i) by_pair.add(hash_of(first[i], second[i]), i);
  }

  std::array<std::uint32_t, decomposition_count> point;
  std::array<std::uint32_t, decomposition_count> first;
  std::array<std::uint32_t, decomposition_count> second;  ///< 0: one code point
  std::array<std::uint32_t, class_range_count> class_first;
  std::array<std::uint8_t, class_range_count> class_length;
  std::array<std::uint8_t, class_range_count> class_value;
  Index by_point;
  Index by_pair;
};

const Tables& tables() {
  static const Tables unpacked;
  return unpacked;
}

}  // namespace

std::optional<Decomposition> canonical_decomposition(char32_t point) {
  if (point < 0xC0) return std::nullopt;  // the first that has one
  const Tables& known = tables();
  const auto at =
      known.by_point.find(point, [&](std::size_t i) { return known.point[i] == point; });
  if (!at) return std::nullopt;
  return Decomposition{known.first[*at], known.second[*at]};
}

std::optional<char32_t> canonical_composition(char32_t first, char32_t second) {
  const Tables& known = tables();
  const auto at = known.by_pair.find(hash_of(first, second), [&](std::size_t i) {
    return known.first[i] == first && known.second[i] == second;
  });
  if (!at) return std::nullopt;
  return known.point[*at];
}

std::uint8_t combining_class(char32_t point) {
  if (point < 0x300) return 0;
  const Tables& known = tables();
  const auto after = std::upper_bound(known.class_first.begin(), known.class_first.end(), point);
  if (after == known.class_first.begin()) return 0;
  const auto at = static_cast<std::size_t>(std::prev(after) - known.class_first.begin());
  const bool is_inside = point < known.class_first[at] + known.class_length[at];
  return is_inside ? known.class_value[at] : std::uint8_t{0};
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
