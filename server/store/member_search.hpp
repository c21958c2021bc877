#pragma once

#include <string>
#include <vector>

#include "core/account/email.hpp"
#include "core/account/name.hpp"
#include "core/base/ids.hpp"
#include "core/base/timestamp.hpp"

namespace steward::store {

class Connection;

/// What a member is sorted and found by, stored with the membership (ADR 0080).
struct MemberIndex {
  std::string name_key;            ///< the name, folded
  std::vector<std::string> words;  ///< of name and address
  bool operator==(const MemberIndex&) const = default;
};
[[nodiscard]] MemberIndex index_of(const AccountName& name, const EmailAddress& email);

/// As one text with a space before each word: `LIKE '% jan%'` finds what begins with "jan".
[[nodiscard]] std::string joined_words(const std::vector<std::string>& words);

/// What the index of words repeats of a membership (ADR 0125).
struct IndexedMember {
  WorkspaceId workspace_id;
  UserId user_id;
  std::string role;
  Timestamp joined_at;
  MemberIndex index;
};
/// As the membership is stored; `broken` where there is none.
[[nodiscard]] IndexedMember find_indexed(Connection& connection, WorkspaceId workspace_id,
                                         const UserId& user_id);
/// The entries of a member: one per beginning (core/base/search.hpp).
void insert_member_words(Connection& connection, const IndexedMember& member);
/// `member`: as it was inserted.
void delete_member_words(Connection& connection, const IndexedMember& member);

/// Brings the memberships of a user in step with a new name or address.
void update_member_index(Connection& connection, const UserId& user_id, const AccountName& name,
                         const EmailAddress& email);
/// Fills the index, which is empty: for databases that were made before it was.
void index_all_members(Connection& connection);

}  // namespace steward::store
