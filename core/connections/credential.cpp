#include "core/connections/credential.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/base/enum_names.hpp"
#include "core/base/unicode.hpp"
#include "core/base/utf8.hpp"

namespace steward {
namespace {

constexpr auto trimming_names =
    std::to_array<std::string_view>({"spaces", "quotes", "bearer", "address"});

struct QuotePair {
  std::string_view open;
  std::string_view close;
};
constexpr auto quote_pairs = std::to_array<QuotePair>({
    {"\"", "\""},
    {"'", "'"},
    {"`", "`"},
    {"\xE2\x80\x9C", "\xE2\x80\x9D"},  // “ ”
    {"\xE2\x80\x9E", "\xE2\x80\x9C"},  // „ “
    {"\xE2\x80\x98", "\xE2\x80\x99"},  // ‘ ’
    {"\xC2\xAB", "\xC2\xBB"},          // « »
});

char lower(char character) {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a')
                                              : character;
}

bool equal_ignoring_case(std::string_view left, std::string_view right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](char a, char b) { return lower(a) == lower(b); });
}

bool begins_ignoring_case(std::string_view text, std::string_view beginning) {
  return equal_ignoring_case(text.substr(0, beginning.size()), beginning);
}

std::size_t find_ignoring_case(std::string_view text, std::string_view part) {
  const auto found = std::search(text.begin(), text.end(), part.begin(), part.end(),
                                 [](char a, char b) { return lower(a) == lower(b); });
  return found == text.end() ? std::string_view::npos
                             : static_cast<std::size_t>(found - text.begin());
}

/// One code point of well-formed UTF-8, without a copy of the text around it.
struct Point {
  char32_t value;
  std::size_t size_bytes;
};
Point point_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  char32_t value = lead & (0xFFU >> (size + 1));
  for (std::size_t i = 1; i < size; ++i)
    value = (value << 6U) | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
  return {value, size};
}

bool is_space(char32_t point) {
  return is_white_space(point) || is_invisible(point) || is_control(point);
}

std::string_view without_spaces(std::string_view text) {
  while (!text.empty()) {
    const Point first = point_at(text, 0);
    if (!is_space(first.value)) break;
    text.remove_prefix(first.size_bytes);
  }
  while (!text.empty()) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    if (!is_space(point_at(text, at).value)) break;
    text.remove_suffix(text.size() - at);
  }
  return text;
}

std::string_view without_quotes(std::string_view text) {
  for (const QuotePair& pair : quote_pairs) {
    const std::size_t both = pair.open.size() + pair.close.size();
    if (text.size() >= both && text.starts_with(pair.open) && text.ends_with(pair.close))
      return text.substr(pair.open.size(), text.size() - both);
  }
  return text;
}

std::string_view without_bearer(std::string_view text) {
  constexpr std::string_view header = "authorization:";
  constexpr std::string_view bearer = "bearer";
  if (begins_ignoring_case(text, header)) return text.substr(header.size());
  const bool is_scheme = text.size() > bearer.size() && begins_ignoring_case(text, bearer) &&
                         is_space(point_at(text, bearer.size()).value);
  return is_scheme ? text.substr(bearer.size()) : text;
}

std::string_view without_address(const CredentialPattern& pattern, std::string_view text) {
  const std::string& before = pattern.cut_before;
  if (!before.empty() && begins_ignoring_case(text, before)) text.remove_prefix(before.size());
  if (pattern.cut_after.empty()) return text;
  return text.substr(0, find_ignoring_case(text, pattern.cut_after));
}

constexpr std::uint8_t bit_of(Trimming trimming) {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(trimming));
}

/// The choice that somebody has typed in other capitals.
std::string_view as_choice(const CredentialPattern& pattern, std::string_view text) {
  for (const std::string& choice : pattern.choices)
    if (equal_ignoring_case(choice, text)) return choice;
  return text;
}

}  // namespace

std::string_view name_of(Trimming trimming) {
  return trimming_names[static_cast<std::size_t>(trimming)];
}

TrimmedCredential trim_credential(const CredentialField& field, std::string_view text) {
  TrimmedCredential credential{text};
  const auto take = [&](std::string_view shorter, Trimming trimming) {
    if (shorter.size() == credential.value.size()) return false;
    credential.value = shorter;
    credential.trimmed = static_cast<std::uint8_t>(credential.trimmed | bit_of(trimming));
    return true;
  };
  bool again = true;
  while (again) {
    again = take(without_spaces(credential.value), Trimming::spaces);
    // What stands in a key file is not taken apart.
    if (field.pattern.has_lines) break;
    again = take(without_quotes(credential.value), Trimming::quotes) || again;
    again = take(without_bearer(credential.value), Trimming::bearer) || again;
    again = take(without_address(field.pattern, credential.value), Trimming::address) || again;
  }
  credential.value = as_choice(field.pattern, credential.value);
  return credential;
}

Result<TrimmedCredential, Issue> judge_credential(const CredentialField& field,
                                                  std::string_view text) {
  if (!is_utf8(text)) return Failure{Issue{Code::text_not_utf8}};
  const TrimmedCredential credential = trim_credential(field, text);
  if (credential.value.empty() && field.is_optional) return credential;
  const auto fits = check_pattern(field.pattern, credential.value);
  if (!fits) return Failure{fits.error()};
  return credential;
}

Result<std::vector<CredentialEntry>, Issues> parse_credentials(
    const Provider& provider, const std::vector<CredentialEntry>& entered,
    const std::vector<std::string>& previous) {
  Issues issues;
  const auto path_of = [](const std::string& field) { return "/credentials/" + field; };
  for (std::size_t i = 0; i < entered.size(); ++i) {
    const std::string& name = entered[i].field;
    if (field_named(provider, name) == nullptr)
      issues.push_back(at(path_of(name), Issue{Code::field_unknown}));
    for (std::size_t before = 0; before < i; ++before)
      if (entered[before].field == name)
        issues.push_back(at(path_of(name), Issue{Code::field_repeated}));
  }
  std::vector<CredentialEntry> parsed;
  for (const CredentialField& field : provider.fields) {
    const auto found =
        std::find_if(entered.begin(), entered.end(),
                     [&](const CredentialEntry& entry) { return entry.field == field.name; });
    const std::string_view text = found == entered.end() ? "" : std::string_view(found->value);
    const bool is_kept = std::find(previous.begin(), previous.end(), field.name) != previous.end();
    const auto judged = judge_credential(field, text);
    if (judged && !judged->value.empty()) {
      parsed.push_back({field.name, std::string(judged->value)});
    } else if (!judged && !(is_kept && judged.error().code == Code::field_missing)) {
      issues.push_back(at(path_of(field.name), judged.error()));
    }
  }
  if (!issues.empty()) return Failure{std::move(issues)};
  return parsed;
}

std::vector<CredentialHint> hints_of(const Provider& provider,
                                     const std::vector<CredentialEntry>& entries) {
  // Four of fewer would be too much of the secret.
  constexpr std::size_t shown = 4;
  constexpr std::size_t secret_min = 16;
  std::vector<CredentialHint> hints;
  for (const CredentialEntry& entry : entries) {
    const CredentialField* const field = field_named(provider, entry.field);
    if (field == nullptr) continue;
    if (!field->is_secret) {
      hints.push_back({entry.field, entry.value});
    } else if (entry.value.size() >= secret_min && !field->pattern.has_lines) {
      hints.push_back({entry.field, entry.value.substr(entry.value.size() - shown)});
    }
  }
  return hints;
}

}  // namespace steward
