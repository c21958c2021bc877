#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/timestamp.hpp"
#include "core/workspace/workspace.hpp"
#include "server/store/upload_facts.hpp"

namespace steward::store {

class Connection;

/// A workspace as one of its members sees it.
struct StoredMembership {
  Workspace workspace;
  std::optional<UploadFacts> upload;
  std::int64_t version;  ///< of the workspace: grows with each change; the ETag
  std::string role;      ///< of the member
};

/// Nothing where there is no such workspace or the user is no member of it: the two cannot be told
/// apart from outside (SEC-20).
[[nodiscard]] std::optional<StoredMembership> find_membership(Connection& connection,
                                                              WorkspaceId workspace_id,
                                                              const UserId& user_id);
/// In the order in which the user joined.
[[nodiscard]] std::vector<StoredMembership> list_memberships(Connection& connection,
                                                             const UserId& user_id);

struct StoredWorkspace {
  Workspace workspace;
  std::optional<UploadFacts> upload;
  std::int64_t version;
};
[[nodiscard]] std::optional<StoredWorkspace> find_workspace(Connection& connection,
                                                            WorkspaceId workspace_id);

struct NewWorkspace {
  WorkspaceId id;
  WorkspaceName name;
  EmailAddress billing_email;
  Timestamp created_at;
};
void insert_workspace(Connection& connection, const NewWorkspace& workspace);

/// Writes the workspace as it is after the decision; the version grows by one. False, and nothing
/// is written, where the version is no longer `expected_version`.
[[nodiscard]] bool update_workspace(Connection& connection, const Workspace& workspace,
                                    std::int64_t expected_version);

}  // namespace steward::store
