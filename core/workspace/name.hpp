#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/base/strong.hpp"
#include "core/error/issue.hpp"

namespace steward {

using WorkspaceName = Strong<struct WorkspaceNameTag, std::string>;

/// The name of a workspace (WS-4); the same rule and codes as a person's, limit 100.
[[nodiscard]] Result<WorkspaceName, Issue> parse_workspace_name(std::string_view text);

}  // namespace steward
