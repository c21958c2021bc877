#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/result.hpp"
#include "core/error/issue.hpp"

namespace steward {

inline constexpr std::int64_t password_characters_min = 10;
inline constexpr std::int64_t password_characters_max = 256;

/// What a guesser knows already.
struct PasswordContext {
  std::string_view email{};  ///< empty where there is none yet
  std::string_view name{};
};

/// The password passed every rule. It holds nothing: a secret is not copied for being sound.
struct SoundPassword {
  friend bool operator==(SoundPassword, SoundPassword) = default;
};

/// No composition rule (NIST SP 800-63B §5.1.1.2): length, and not among those tried first.
/// Counted in code points, taken as typed: not trimmed, not normalised.
/// Fails, first match wins: `text_not_utf8`; `password_too_short`, `password_too_long` (params:
/// actual, limit); `password_common` (published lists, a short piece repeated, a run of the
/// keyboard or the alphabet, a common word with digits); `password_guessable` (little more than
/// the address or the name).
[[nodiscard]] Result<SoundPassword, Issue> parse_password(std::string_view password,
                                                          PasswordContext context = {});

}  // namespace steward
