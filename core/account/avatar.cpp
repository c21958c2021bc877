#include "core/account/avatar.hpp"

#include <cstdint>
#include <optional>

#include "core/base/unicode.hpp"
#include "core/base/utf8.hpp"

namespace steward {
namespace {

/// FNV-1a: short, spread well over few buckets, and the same on every platform.
std::uint32_t hash_of(std::string_view text) {
  std::uint32_t hash = 2166136261U;
  for (const char c : text) hash = (hash ^ static_cast<std::uint8_t>(c)) * 16777619U;
  return hash;
}

char32_t upper_ascii(char32_t point) {
  return point >= U'a' && point <= U'z' ? point - (U'a' - U'A') : point;
}

std::u32string initials_of(std::u32string_view name) {
  std::u32string initials;
  bool at_word_start = true;
  for (const char32_t point : name) {
    const bool is_gap = is_white_space(point) || is_invisible(point);
    if (!is_gap && at_word_start) {
      if (initials.size() == 2) initials.pop_back();
      initials.push_back(upper_ascii(point));
    }
    at_word_start = is_white_space(point) || (at_word_start && is_gap);
  }
  return initials;
}

}  // namespace

DefaultAvatar default_avatar(std::string_view id, std::string_view name, std::size_t color_count) {
  const auto points = decode_utf8(name);
  return {points ? encode_utf8(initials_of(*points)) : std::string{}, hash_of(id) % color_count};
}

}  // namespace steward
