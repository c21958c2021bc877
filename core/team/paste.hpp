#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/account/email.hpp"
#include "core/base/result.hpp"
#include "core/error/issue.hpp"

namespace steward {

inline constexpr std::int64_t paste_bytes_max = 1'048'576;
/// More entries than anybody works through; each of them takes memory.
inline constexpr std::int64_t invitees_max = 5'000;

/// What one pasted entry is, first match wins from below: what cannot be invited says why.
enum class InviteeKind : std::uint8_t {
  ready,
  twice,      ///< the same address stands above
  member,     ///< among the known members
  invited,    ///< among the known open invitations; inviting again would replace it
  malformed,  ///< holds no address; `issue` says why
  too_many,   ///< sound, but beyond invitations_per_call_max
};

struct Invitee {
  InviteeKind kind;
  std::string text;  ///< as pasted, trimmed; cut after 200 code points
  std::optional<EmailAddress> email{};
  std::string display_name{};               ///< empty where none was pasted
  std::optional<std::string> suggestion{};  ///< a likely repair of the address
  std::optional<Issue> issue{};
};

/// Addresses by EmailAddress::key. The page knows those it has loaded; the server's word is law.
struct KnownAddresses {
  std::vector<std::string> members{};
  std::vector<std::string> invited{};
};

/// Sorts any pasted text into people to invite, in its order (ADV-13, T2). Reads lists separated by
/// commas, semicolons, lines and spaces, columns of a spreadsheet, `Name <mail>`,
/// `"Last, First" <mail>`, `mailto:` links, bullets and numbers before entries. Words without "@"
/// beside an address are its name; a row without any address is one malformed entry. Time grows
/// linearly with the text.
/// Fails: `paste_too_long` (params actual_bytes, limit_bytes); `text_not_utf8`;
/// `invitations_per_call_too_many` (params actual, limit) above invitees_max entries, and for
/// a row with more words and separators than any list has.
[[nodiscard]] Result<std::vector<Invitee>, Issue> sort_invitees(std::string_view pasted,
                                                                const KnownAddresses& known);

}  // namespace steward
