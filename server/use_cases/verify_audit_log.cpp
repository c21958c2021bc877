#include <algorithm>

#include "core/audit/chain.hpp"
#include "core/codec/audit.hpp"
#include "server/store/audit_log.hpp"
#include "server/use_cases/actor.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

constexpr std::int64_t events_at_once = 1000;

struct Verification {
  AuditHead head{};  ///< of the events that hold
  std::optional<Rejection> broken{};
};

std::int64_t broken_position(const Rejection& rejection) {
  for (const auto& [name, value] : rejection.params) {
    const auto* position = std::get_if<std::int64_t>(&value);
    if (name == ParamName::position && position != nullptr) return *position;
  }
  return 0;
}

/// The head of those events of the page that come before its broken one.
AuditHead head_before(const AuditHead& head, std::span<const AuditEvent> page,
                      std::int64_t position) {
  const auto broken = std::find_if(page.begin(), page.end(), [position](const AuditEvent& event) {
    return event.position >= position;
  });
  const auto sound =
      verify_events(head, page.first(static_cast<std::size_t>(broken - page.begin())));
  return sound ? *sound : head;
}

/// In pages, so that a long log costs no memory. Ends where the log ends now.
Verification verify(Services& services, WorkspaceId workspace_id) {
  const AuditHead expected = services.store.read([&](store::Connection& connection) {
    return store::find_audit_head(connection, workspace_id);
  });
  Verification out;
  for (;;) {
    const auto page = services.store.read([&](store::Connection& connection) {
      return store::read_audit_events(connection, workspace_id, {},
                                      {out.head.position, expected.position, events_at_once});
    });
    if (page.empty()) break;
    const auto verified = verify_events(out.head, page);
    if (!verified) {
      out.head = head_before(out.head, page, broken_position(verified.error()));
      out.broken = verified.error();
      return out;
    }
    out.head = *verified;
  }
  if (const auto whole = verify_head(out.head, expected); !whole) out.broken = whole.error();
  return out;
}

}  // namespace

Outcome verify_audit_log(Services& services, const http::Request& request) {
  const auto reader = services.store.read([&](store::Connection& connection) {
    return authorize_visitor(services, connection, request, Permission::audit_read);
  });
  if (!reader) return Failure{reader.error()};
  const Verification verification = verify(services, reader->membership.workspace.id);
  return json_response(200, encode_audit_verification(verification.head, verification.broken));
}

}  // namespace steward::use_cases
