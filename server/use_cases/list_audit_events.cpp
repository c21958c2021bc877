#include <charconv>
#include <limits>

#include "core/codec/audit.hpp"
#include "server/store/audit_log.hpp"
#include "server/use_cases/actor.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

/// A cursor is sealed for its workspace: it opens in no other, and one that was tampered with
/// nowhere.
std::string place_of(WorkspaceId workspace_id) {
  return "audit_events/cursor/" + std::to_string(workspace_id.value());
}

std::string cursor_at(const Services& services, WorkspaceId workspace_id, std::int64_t position) {
  return services.sealer.seal(std::to_string(position), place_of(workspace_id));
}

std::optional<std::int64_t> position_in(const Services& services, WorkspaceId workspace_id,
                                        const std::string& cursor) {
  const auto text = services.sealer.open(cursor, place_of(workspace_id));
  if (!text) return std::nullopt;
  std::int64_t position = 0;
  std::from_chars(text->data(), text->data() + text->size(), position);
  return position;
}

}  // namespace

Outcome list_audit_events(Services& services, const http::Request& request) {
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto reader = authorize_visitor(services, connection, request, Permission::audit_read);
    if (!reader) return Failure{reader.error()};
    const auto query = decode_audit_query(request.query);
    if (!query) return refuse(query.error());
    const WorkspaceId id = reader->membership.workspace.id;
    std::int64_t before = std::numeric_limits<std::int64_t>::max();
    if (query->cursor) {
      const auto position = position_in(services, id, *query->cursor);
      if (!position) return refuse_field("/cursor", Issue{Code::cursor_malformed});
      before = *position;
    }
    auto events = store::list_audit_events(connection, id, query->filter, before, query->limit + 1);
    std::optional<std::string> next_cursor;
    if (events.size() > static_cast<std::size_t>(query->limit)) {
      events.pop_back();
      next_cursor = cursor_at(services, id, events.back().position);
    }
    return json_response(200, encode_audit_page(events, next_cursor));
  });
}

}  // namespace steward::use_cases
