#include "core/base/display_text.hpp"

#include <algorithm>
#include <optional>

#include "core/base/nfc.hpp"
#include "core/base/unicode.hpp"
#include "core/base/utf8.hpp"

namespace steward {
namespace {

bool is_forbidden(char32_t point) {
  return is_control(point) || is_bidi_control(point) || is_noncharacter(point);
}

/// The notation people look a character up by: "U+202E".
std::string notation_of(char32_t point) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text;
  for (int shift = 20; shift >= 0; shift -= 4)
    if (shift < 16 || (point >> shift) != 0) text.push_back(digits[(point >> shift) & 0xF]);
  return "U+" + text;
}

std::u32string_view trimmed(std::u32string_view text) {
  const auto is_text = [](char32_t point) { return !is_white_space(point); };
  const auto first = std::find_if(text.begin(), text.end(), is_text);
  const auto last = std::find_if(text.rbegin(), text.rend(), is_text).base();
  return first < last ? text.substr(static_cast<std::size_t>(first - text.begin()),
                                    static_cast<std::size_t>(last - first))
                      : std::u32string_view{};
}

/// Most names: they are NFC as they are and hold nothing forbidden, so their bytes are counted.
bool is_printable_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

Result<std::string, Issue> checked_length(std::string name, std::size_t code_points,
                                          std::int64_t code_points_max) {
  const auto actual = static_cast<std::int64_t>(code_points);
  if (actual == 0) return Failure{Issue{Code::name_empty}};
  if (actual <= code_points_max) return name;
  return Failure{Issue{Code::name_too_long,
                       {{ParamName::actual, actual}, {ParamName::limit, code_points_max}}}};
}

}  // namespace

Result<std::string, Issue> parse_display_text(std::string_view text, std::int64_t code_points_max) {
  if (is_printable_ascii(text)) {
    const std::string_view name = trimmed(text, " ");
    return checked_length(std::string(name), name.size(), code_points_max);
  }
  const std::optional<std::u32string> points = decode_utf8(text);
  if (!points) return Failure{Issue{Code::text_not_utf8}};

  // Trimming comes first: the line end that a paste brings along is no reason to refuse.
  const std::u32string_view content = trimmed(*points);
  const auto forbidden = std::find_if(content.begin(), content.end(), is_forbidden);
  if (forbidden != content.end()) {
    return Failure{Issue{Code::name_character_forbidden,
                         {{ParamName::character, notation_of(*forbidden)},
                          {ParamName::position, forbidden - content.begin()}}}};
  }
  if (std::all_of(content.begin(), content.end(),
                  [](char32_t point) { return is_white_space(point) || is_invisible(point); }))
    return Failure{Issue{Code::name_empty}};

  const std::u32string name = to_nfc(std::u32string(content));
  return checked_length(encode_utf8(name), name.size(), code_points_max);
}

}  // namespace steward
