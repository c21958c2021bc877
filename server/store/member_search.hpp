#pragma once

#include <string>
#include <vector>

#include "core/account/email.hpp"
#include "core/account/name.hpp"
#include "core/base/ids.hpp"

namespace steward::store {

class Connection;

/// What a member is sorted and found by, stored with the membership (ADR 0080).
struct MemberIndex {
  std::string name_key;            ///< the name, folded
  std::vector<std::string> words;  ///< of name and address
};
[[nodiscard]] MemberIndex index_of(const AccountName& name, const EmailAddress& email);

/// As one text with a space before each word: `LIKE '% jan%'` finds what begins with "jan".
[[nodiscard]] std::string joined_words(const std::vector<std::string>& words);

void insert_member_words(Connection& connection, WorkspaceId workspace_id, const UserId& user_id,
                         const std::vector<std::string>& words);
/// `joined`: as the membership has them.
void delete_member_words(Connection& connection, WorkspaceId workspace_id, const UserId& user_id,
                         const std::string& joined);

/// Brings the memberships of a user in step with a new name or address.
void update_member_index(Connection& connection, const UserId& user_id, const AccountName& name,
                         const EmailAddress& email);
/// The same for everybody: for databases that were made before there was an index.
void index_all_members(Connection& connection);

}  // namespace steward::store
