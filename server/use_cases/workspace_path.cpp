#include "server/use_cases/workspace_path.hpp"

#include <algorithm>

#include "core/workspace/address.hpp"

namespace steward::use_cases {

Result<WorkspaceId, Refusal> workspace_in_path(const http::Request& request) {
  const std::string& text = request.params.at(0);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  // One spelling per workspace: what the core would repair in pasted text is refused in a path.
  const bool is_canonical =
      !text.empty() && text.front() != '0' && std::all_of(text.begin(), text.end(), is_digit);
  const auto id = parse_workspace_address(text);
  if (!is_canonical || !id) return refuse(Code::workspace_not_found);
  return *id;
}

}  // namespace steward::use_cases
