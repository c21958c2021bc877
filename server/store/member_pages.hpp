#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/codec/member.hpp"
#include "server/store/members.hpp"

namespace steward::store {

/// Where a page ends; the next one begins behind it, whatever was added or removed meanwhile.
struct MemberPosition {
  std::string name_key;
  std::string role;
  Timestamp joined_at;
  UserId user_id;
};

/// A page of members. Its cost does not depend on how many members the workspace has (ADR 0080).
struct MemberPageOrder {
  WorkspaceId workspace_id;
  std::vector<std::string> words{};   ///< of searched_words: each begins one of the member's
  std::optional<std::string> role{};  ///< only members with this one
  MemberSort sort = MemberSort::name;
  SortOrder order = SortOrder::ascending;
  std::optional<MemberPosition> after{};
  std::int64_t limit = page_size_usual;
};

struct StoredMemberPage {
  std::vector<StoredMember> items;
  std::optional<MemberPosition> last;  ///< of the items, where more members follow
};
[[nodiscard]] StoredMemberPage list_members(Connection& connection, const MemberPageOrder& order);

}  // namespace steward::store
