#pragma once

#include <cstdint>
#include <optional>

namespace steward {

/// Facts of single code points, from the Unicode Character Database (ADR 0003).
struct CodePointRange {
  std::uint32_t first;
  std::uint32_t last;
};

struct Decomposition {
  char32_t first;
  char32_t second;  ///< 0 where the decomposition is one code point
};

/// One step of the canonical decomposition; Hangul syllables are not in the tables.
[[nodiscard]] std::optional<Decomposition> canonical_decomposition(char32_t point);
/// The primary composite of two code points, exclusions left out; Hangul is not in the tables.
[[nodiscard]] std::optional<char32_t> canonical_composition(char32_t first, char32_t second);
/// Canonical_Combining_Class, 0 for starters.
[[nodiscard]] std::uint8_t combining_class(char32_t point);

[[nodiscard]] bool is_white_space(char32_t point);
/// Default_Ignorable_Code_Point: shows nothing by itself (joiners, variation selectors, …).
[[nodiscard]] bool is_invisible(char32_t point);
/// General category Cc, and the line and paragraph separators.
[[nodiscard]] bool is_control(char32_t point);
/// Embeddings, overrides and isolates (UAX #9): they reorder the text around the name.
[[nodiscard]] bool is_bidi_control(char32_t point);
/// Never a character: U+FDD0…U+FDEF and the last two of every plane.
[[nodiscard]] bool is_noncharacter(char32_t point);

}  // namespace steward
