#pragma once

#include <string>

#include "server/store/picture_columns.hpp"
#include "server/store/query.hpp"
#include "server/store/workspaces.hpp"

namespace steward::store {

/// The columns of `workspaces w` and its picture `p`, for the queries that join them.
struct WorkspaceColumns {
  Integer id = 0;
  std::string name{};
  std::string billing_email{};
  std::string pending{};
  Integer pending_expires_at = 0;
  Integer version = 0;
  PictureColumns picture{};

  [[nodiscard]] static std::string names();
  void read(Query& query);
  [[nodiscard]] Workspace workspace() const;
};

/// The workspace in the columns as somebody with `role` sees it.
[[nodiscard]] StoredMembership membership_of(const WorkspaceColumns& columns,
                                             const std::string& role);

}  // namespace steward::store
