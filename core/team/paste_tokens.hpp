#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace steward {

/// The pieces of one pasted row. Views into the pasted text.
enum class PasteKind : std::uint8_t {
  word,     ///< without "@": part of a name, a bullet, a number
  address,  ///< a word, or a text in quotes, with "@"
  angle,    ///< what stands in <…>, with "@"
  comma,    ///< the separators, from the innermost …
  semicolon,
  tab,  ///< … to the outermost: columns of a spreadsheet or a table
};
struct PasteToken {
  PasteKind kind;
  std::u32string_view text;   ///< without quotes and brackets
  std::u32string_view whole;  ///< as pasted
};

[[nodiscard]] inline bool is_address(const PasteToken& token) {
  return token.kind == PasteKind::address || token.kind == PasteKind::angle;
}
/// A letter or digit of any script, and not a bullet, dash or arrow.
[[nodiscard]] bool is_letter(char32_t point);
[[nodiscard]] bool has_letter(std::u32string_view text);

/// A megabyte of prose has fewer; a row with more is none that people paste, and would take too
/// much memory in a browser.
inline constexpr std::size_t paste_tokens_max = 262'144;

/// Time grows linearly with the row, whatever is in it. Stops at paste_tokens_max tokens.
[[nodiscard]] std::vector<PasteToken> paste_tokens(std::u32string_view row);

}  // namespace steward
