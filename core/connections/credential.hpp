#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/connections/provider.hpp"

namespace steward {

/// What people paste around a credential, and what is dropped of it.
enum class Trimming : std::uint8_t { spaces, quotes, bearer, address };
inline constexpr std::size_t trimming_count = 4;
[[nodiscard]] std::string_view name_of(Trimming trimming);

/// A part of the text that was judged: nothing of a secret is copied (SEC-35).
struct TrimmedCredential {
  std::string_view value;
  std::uint8_t trimmed = 0;  ///< bit n: Trimming n was dropped
  [[nodiscard]] bool was(Trimming trimming) const {
    return (trimmed >> static_cast<unsigned>(trimming) & 1U) != 0;
  }
};

/// Drops, as often as there is some, at both ends: white space also of Unicode and what is
/// invisible; quotes of any kind that stand at both ends; "Authorization:" and "Bearer " in front,
/// ignoring case; then the pattern's cut_before and cut_after ("https://acme.zendesk.com/x" is
/// "acme"). A choice is taken in any case.
[[nodiscard]] TrimmedCredential trim_credential(const CredentialField& field,
                                                std::string_view text);

/// As check_pattern, for what is left of the text; `text_not_utf8` comes first. An optional field
/// may be empty.
[[nodiscard]] Result<TrimmedCredential, Issue> judge_credential(const CredentialField& field,
                                                                std::string_view text);

struct CredentialEntry {
  std::string field;
  std::string value;
};
/// All that was entered for one account, by the fields of its provider: trimmed, in their order,
/// without those that were left empty. At "/credentials/<field>": what judge_credential finds,
/// `field_missing`, `field_repeated`, `field_unknown`. `previous`: fields that are kept where
/// nothing is entered (X5), so that they are not missing.
[[nodiscard]] Result<std::vector<CredentialEntry>, Issues> parse_credentials(
    const Provider& provider, const std::vector<CredentialEntry>& entered,
    const std::vector<std::string>& previous = {});

/// What is kept in the open of a credential: of a secret its last four characters where it has at
/// least 16, of other fields all.
struct CredentialHint {
  std::string field;
  std::string text;
  friend bool operator==(const CredentialHint&, const CredentialHint&) = default;
};
[[nodiscard]] std::vector<CredentialHint> hints_of(const Provider& provider,
                                                   const std::vector<CredentialEntry>& entries);

}  // namespace steward
