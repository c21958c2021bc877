#include "core/connections/pattern.hpp"

#include <algorithm>
#include <cstddef>

namespace steward {
namespace {

constexpr char first_printable = '!';
constexpr char last_printable = '~';

bool is_printable(char character) {
  return character >= first_printable && character <= last_printable;
}

bool is_line_space(char character) {
  return character == ' ' || character == '\n' || character == '\r' || character == '\t';
}

std::string listed(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list += (list.empty() ? "" : ", ") + text;
  return list;
}

Issue length_issue(Code code, std::int64_t actual, std::int64_t limit) {
  return Issue{code, {{ParamName::actual, actual}, {ParamName::limit, limit}}};
}

}  // namespace

Result<CharacterSet, std::string> CharacterSet::parse(std::string_view text) {
  CharacterSet set;
  set.text_ = std::string(text);
  const auto add = [&set](char first, char last) {
    const auto end = static_cast<unsigned char>(last);
    for (unsigned value = static_cast<unsigned char>(first); value <= end; ++value)
      set.bits_[value / 64] |= std::uint64_t{1} << (value % 64U);
  };
  if (text.empty()) add(first_printable, last_printable);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_range = i + 2 < text.size() && text[i + 1] == '-';
    const char first = text[i];
    const char last = is_range ? text[i + 2] : first;
    if (!is_printable(first) || !is_printable(last))
      return Failure{std::string("only printable ASCII characters can be listed")};
    if (last < first)
      return Failure{"the range `" + std::string(text.substr(i, 3)) + "` runs backwards"};
    add(first, last);
    if (is_range) i += 2;
  }
  return set;
}

bool CharacterSet::has(char character) const {
  const auto value = static_cast<unsigned char>(character);
  return value < 128 && ((bits_[value / 64] >> (value % 64U)) & 1U) != 0;
}

bool CharacterSet::has_any_of(std::string_view characters) const {
  return std::any_of(characters.begin(), characters.end(), [this](char c) { return has(c); });
}

Result<FitsPattern, Issue> check_pattern(const CredentialPattern& pattern, std::string_view value) {
  if (value.empty()) return Failure{Issue{Code::field_missing}};
  const bool begins =
      pattern.prefixes.empty() ||
      std::any_of(pattern.prefixes.begin(), pattern.prefixes.end(),
                  [&](const std::string& prefix) { return value.starts_with(prefix); });
  if (!begins)
    return Failure{
        Issue{Code::credential_prefix_wrong, {{ParamName::expected, listed(pattern.prefixes)}}}};
  for (std::size_t i = 0; i < value.size(); ++i) {
    if (pattern.characters.has(value[i]) || (pattern.has_lines && is_line_space(value[i])))
      continue;
    return Failure{Issue{Code::credential_character_forbidden,
                         {{ParamName::position, static_cast<std::int64_t>(i)}}}};
  }
  const auto length = static_cast<std::int64_t>(value.size());
  if (length < pattern.length_min)
    return Failure{length_issue(Code::credential_too_short, length, pattern.length_min)};
  if (length > pattern.length_max)
    return Failure{length_issue(Code::credential_too_long, length, pattern.length_max)};
  const auto& choices = pattern.choices;
  if (!choices.empty() && std::find(choices.begin(), choices.end(), value) == choices.end())
    return Failure{Issue{Code::field_value_unknown, {{ParamName::expected, listed(choices)}}}};
  return FitsPattern{};
}

}  // namespace steward
