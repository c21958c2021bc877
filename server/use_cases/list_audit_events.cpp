#include "core/codec/audit.hpp"
#include "server/store/audit_log.hpp"
#include "server/use_cases/actor.hpp"
#include "server/use_cases/position_cursor.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

constexpr std::string_view audit_list = "audit_events";  // in cursors

}  // namespace

Outcome list_audit_events(Services& services, const http::Request& request) {
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto reader = authorize_visitor(services, connection, request, Permission::audit_read);
    if (!reader) return Failure{reader.error()};
    const auto query = decode_audit_query(request.query);
    if (!query) return refuse(query.error());
    const WorkspaceId id = reader->membership.workspace.id;
    const auto before = position_in(services, audit_list, id, query->cursor);
    if (!before) return Failure{before.error()};
    auto events =
        store::list_audit_events(connection, id, query->filter, *before, query->limit + 1);
    std::optional<std::string> next_cursor;
    if (events.size() > static_cast<std::size_t>(query->limit)) {
      events.pop_back();
      next_cursor = cursor_before(services, audit_list, id, events.back().position);
    }
    return json_response(200, encode_audit_page(events, next_cursor));
  });
}

}  // namespace steward::use_cases
