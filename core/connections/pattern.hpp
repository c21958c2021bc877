#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/error/issue.hpp"

namespace steward {

/// A set of ASCII characters.
class CharacterSet {
 public:
  /// Written as in brackets of a regular expression: "a-f0-9_-"; a hyphen at an end is itself.
  /// Every printable character but the space where it is empty. Fails where a range runs backwards
  /// or a character is none of ASCII's printable ones; the error is the sentence.
  [[nodiscard]] static Result<CharacterSet, std::string> parse(std::string_view text);

  [[nodiscard]] bool has(char character) const;
  [[nodiscard]] bool has_any_of(std::string_view characters) const;
  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  friend bool operator==(const CharacterSet&, const CharacterSet&) = default;

 private:
  std::string text_;
  std::array<std::uint64_t, 2> bits_{};
};

inline constexpr std::int64_t credential_characters_max = 16'384;  ///< a key file

/// How a credential looks, said in parts so that a person can be told which one is wrong (ADR 0137:
/// why no regular expressions).
struct CredentialPattern {
  std::vector<std::string> prefixes;  ///< one of them begins the value; none: anything does
  std::string cut_before;             ///< dropped where a pasted value begins with it: "https://"
  std::string cut_after;              ///< dropped with all behind it: ".zendesk.com"
  CharacterSet characters;
  std::int64_t length_min = 1;  ///< with the prefix
  std::int64_t length_max = 512;
  std::vector<std::string> choices;  ///< the value is one of them; none: free
  bool has_lines = false;            ///< a key file: white space within is part of it
};

/// The value has the pattern. Positions count from 0 and never come with the character: it is part
/// of a secret. Fails, first match wins: `field_missing` (empty); `credential_prefix_wrong` (param
/// expected: the prefixes, separated by ", "); `credential_character_forbidden` (param position, in
/// bytes); `credential_too_short`, `credential_too_long` (params actual, limit);
/// `field_value_unknown` (param expected: the choices).
struct FitsPattern {
  friend bool operator==(FitsPattern, FitsPattern) = default;
};
[[nodiscard]] Result<FitsPattern, Issue> check_pattern(const CredentialPattern& pattern,
                                                       std::string_view value);

}  // namespace steward
