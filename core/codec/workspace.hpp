#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/codec/json_fwd.hpp"
#include "core/codec/picture.hpp"
#include "core/workspace/workspace.hpp"

namespace steward {

/// `{name?, billing_email?, picture?}`: the body of a Save. An empty patch changes nothing.
[[nodiscard]] Result<WorkspacePatch, Issues> decode_workspace_patch(std::string_view body,
                                                                    const IconCatalogue& catalogue);

/// How one member sees the workspace: `picture` shows the workspace's own choice.
struct WorkspaceView {
  Workspace workspace;
  PictureView picture;
  std::string role;
  std::vector<Permission> permissions;
};
[[nodiscard]] std::string encode_workspace(const WorkspaceView& view);

/// `{workspace_name, billing_email}`: the answer to the owner of the confirmed address.
[[nodiscard]] std::string encode_billing_email_confirmed(const WorkspaceName& name,
                                                         const EmailAddress& address);

}  // namespace steward

namespace steward::codec {
/// `{change: "workspace_renamed", from, to}`
[[nodiscard]] Json change_json(const WorkspaceChange& change);
}  // namespace steward::codec
