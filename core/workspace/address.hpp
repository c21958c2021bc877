#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/ids.hpp"
#include "core/base/result.hpp"
#include "core/error/issue.hpp"

namespace steward {

/// 2^53 − 1: the largest whole number that JSON and JavaScript keep exact.
inline constexpr std::int64_t workspace_id_max = 9'007'199'254'740'991;

/// Finds the workspace id in pasted text: a bare number, or an address in which it stands between
/// `/workspaces/` and the next `/`, `?`, `#` or the end (LNK-2, LNK-3).
/// Surrounding white space, quotes and angle brackets are dropped.
/// Fails, first match wins: `text_not_utf8`; `workspace_address_empty`;
/// `workspace_address_unrecognised` (neither a number nor an address with `/workspaces/`);
/// `workspace_id_malformed` (not 1 … 2^53 − 1 in plain digits, or two different ids).
/// Not checked: whether the workspace exists or whose server the address names.
[[nodiscard]] Result<WorkspaceId, Issue> parse_workspace_address(std::string_view text);

}  // namespace steward
