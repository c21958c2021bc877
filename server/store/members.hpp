#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/account/email.hpp"
#include "core/account/name.hpp"
#include "core/picture/choice.hpp"
#include "core/team/member.hpp"
#include "server/store/upload_facts.hpp"

namespace steward::store {

class Connection;

/// A member as the team sees them.
struct StoredMember {
  Member member;
  AccountName name;
  EmailAddress email;
  PictureChoice picture;
  std::optional<UploadFacts> upload;
};

/// Makes whoever else would change the team of this workspace wait until this transaction has
/// ended. The first statement of every such change: what it reads then stays true (SEC-18).
void lock_team(Connection& connection, WorkspaceId workspace_id);

/// How many members have each role, roles without members perhaps included.
struct RoleCount {
  std::string role;
  std::int64_t member_count;
};
[[nodiscard]] std::vector<RoleCount> count_roles(Connection& connection, WorkspaceId workspace_id);

/// The role of a member; nothing where there is no such workspace or the user is none of its
/// members: the two cannot be told apart from outside (SEC-20).
[[nodiscard]] std::optional<std::string> find_role(Connection& connection, WorkspaceId workspace_id,
                                                   const UserId& user_id);
[[nodiscard]] std::optional<StoredMember> find_member(Connection& connection,
                                                      WorkspaceId workspace_id,
                                                      const UserId& user_id);
[[nodiscard]] bool has_member(Connection& connection, WorkspaceId workspace_id,
                              const EmailAddress& email);

/// The functions below keep counts and index in step; `user_id` has an account.
void insert_membership(Connection& connection, WorkspaceId workspace_id, const UserId& user_id,
                       const std::string& role, Timestamp joined_at);
/// `member`: as it was read in this transaction.
void set_role(Connection& connection, WorkspaceId workspace_id, const Member& member,
              const std::string& role);
void delete_membership(Connection& connection, WorkspaceId workspace_id, const Member& member);

/// Replaces an earlier removal of the same member.
void insert_removal(Connection& connection, WorkspaceId workspace_id, const Removal& removal);
[[nodiscard]] std::optional<Removal> find_removal(Connection& connection, WorkspaceId workspace_id,
                                                  const UserId& user_id);
void delete_removal(Connection& connection, WorkspaceId workspace_id, const UserId& user_id);

}  // namespace steward::store
