#include "core/workspace/name.hpp"

#include "core/account/name.hpp"
#include "core/base/display_text.hpp"

namespace steward {

Result<WorkspaceName, Issue> parse_workspace_name(std::string_view text) {
  return parse_display_text(text, name_code_points_max).transform([](const std::string& name) {
    return WorkspaceName{name};
  });
}

}  // namespace steward
