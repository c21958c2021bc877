#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/account/email.hpp"
#include "core/account/name.hpp"
#include "core/base/result.hpp"
#include "core/codec/json_fwd.hpp"
#include "core/codec/picture.hpp"
#include "core/error/rejection.hpp"
#include "core/team/member.hpp"

namespace steward {

inline constexpr std::int64_t page_size_usual = 50;
inline constexpr std::int64_t page_size_max = 200;

/// A member as the team sees them.
struct MemberView {
  Member member;
  AccountName name;
  EmailAddress email;
  PictureView picture;
};
/// `{user_id, name, email, picture, role, joined_at}`
[[nodiscard]] std::string encode_member(const MemberView& view);

struct MemberPage {
  std::vector<MemberView> items;
  std::optional<std::string> next_cursor;
  TeamFacts facts;
};
/// `{items: [member], next_cursor?, member_count, admin_count, pending_count, pending_max,
/// seat_limit?}`
[[nodiscard]] std::string encode_member_page(const MemberPage& page);

enum class MemberSort : std::uint8_t { name, joined, role };
enum class SortOrder : std::uint8_t { ascending, descending };
struct MemberQuery {
  std::string search;  ///< trimmed, NFC; empty: everybody
  std::optional<std::string> role;
  MemberSort sort = MemberSort::name;
  SortOrder order = SortOrder::ascending;
  std::optional<std::string> cursor;  ///< as sent; what is in it is the store's
  std::int64_t limit = page_size_usual;
};
/// `search`, `role`, `sort` (name | joined | role), `order` (asc | desc), `cursor`, `limit`. Fails
/// at the parameter: `role_unknown`, `field_value_unknown`, `name_too_long` (search), and what
/// QueryReader finds.
[[nodiscard]] Result<MemberQuery, Issues> decode_member_query(std::string_view query,
                                                              const RoleCatalogue& roles);

/// `{role}`
[[nodiscard]] Result<std::string, Issues> decode_role_change(std::string_view body,
                                                             const RoleCatalogue& roles);
struct RoleChanges {
  std::vector<UserId> members;
  std::string role;
};
/// `{user_ids: [1 … members_per_call_max], role}`. Fails: `members_per_call_too_many` (params
/// actual, limit) and `field_missing` (none) at /user_ids, `field_repeated` at the second of an id.
[[nodiscard]] Result<RoleChanges, Issues> decode_role_changes(std::string_view body,
                                                              const RoleCatalogue& roles);

/// What became of one member in a bulk change; `refusal` exactly where it was refused.
struct RoleChangeResult {
  UserId member;
  bool changed = false;
  std::optional<Rejection> refusal{};
};
/// `{results: [{user_id, outcome: "changed" | "unchanged" | "refused", problem?}]}`; a problem is
/// `{code, params, unlock?}`.
[[nodiscard]] std::string encode_role_change_results(std::span<const RoleChangeResult> results);

/// The member list as CSV, row by row: name, email, role, joined_at.
[[nodiscard]] std::string encode_member_csv_head();
[[nodiscard]] std::string encode_member_csv_row(const MemberView& view);

}  // namespace steward
