#include "server/use_cases/position_cursor.hpp"

#include <charconv>
#include <limits>

namespace steward::use_cases {
namespace {

std::string position_place(std::string_view list, WorkspaceId workspace_id) {
  return "cursor/" + std::string(list) + "/" + std::to_string(workspace_id.value());
}

}  // namespace

std::string cursor_before(const Services& services, std::string_view list, WorkspaceId workspace_id,
                          std::int64_t position) {
  return services.sealer.seal(std::to_string(position), position_place(list, workspace_id));
}

Result<std::int64_t, Refusal> position_in(const Services& services, std::string_view list,
                                          WorkspaceId workspace_id,
                                          const std::optional<std::string>& cursor) {
  std::int64_t position = std::numeric_limits<std::int64_t>::max();
  if (!cursor) return position;
  const auto text = services.sealer.open(*cursor, position_place(list, workspace_id));
  if (!text) return refuse_field("/cursor", Issue{Code::cursor_malformed});
  std::from_chars(text->data(), text->data() + text->size(), position);
  return position;
}

}  // namespace steward::use_cases
