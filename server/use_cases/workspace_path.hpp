#pragma once

#include "core/base/ids.hpp"
#include "core/base/result.hpp"
#include "server/http/message.hpp"
#include "server/use_cases/refusal.hpp"

namespace steward::use_cases {

/// The id in the path. Fails: `workspace_not_found` for text that is no id; an address that cannot
/// exist answers like one that does not.
[[nodiscard]] Result<WorkspaceId, Refusal> workspace_in_path(const http::Request& request);

}  // namespace steward::use_cases
