#include "server/use_cases/denial.hpp"

#include <algorithm>

#include "core/account/attempt_limit.hpp"
#include "core/audit/describe.hpp"
#include "server/identity/token.hpp"
#include "server/store/audit_log.hpp"
#include "server/use_cases/actor.hpp"
#include "server/use_cases/history.hpp"

namespace steward::use_cases {
namespace {

constexpr std::string_view workspaces_path = "/api/workspaces/";

/// What the request was for: a member or an invitation that the path names, or the workspace.
AuditTarget target_of(const http::Request& request, const Workspace& workspace) {
  std::string_view rest = std::string_view(request.path).substr(workspaces_path.size());
  rest.remove_prefix(std::min(rest.find('/'), rest.size()));
  if (request.params.size() > 1 && rest.starts_with("/members/"))
    return {"member", request.params[1], ""};
  if (request.params.size() > 1 && rest.starts_with("/invitations/"))
    return {"invitation", request.params[1], ""};
  return {"workspace", std::to_string(workspace.id.value()), workspace.name.value()};
}

AuditDescription describe_refusal(const Rejection& rejection, const AuditTarget& target) {
  for (const auto& [name, value] : rejection.params) {
    const auto* text = std::get_if<std::string>(&value);
    const auto permission =
        name == ParamName::permission && text ? permission_named(*text) : std::nullopt;
    if (permission) return describe_denied(*permission, target);
  }
  return {"access.deny", {target}, {}};
}

/// The event, where there is a member to name and they are not over the limit.
std::optional<AuditEvent> event_of(Services& services, store::Connection& connection,
                                   const http::Request& request, const Rejection& rejection) {
  const auto visitor = identify_visitor(services, connection, request);
  if (!visitor) return std::nullopt;
  const Workspace& workspace = visitor->membership.workspace;
  const Timestamp now = services.clock.now();
  const auto counting =
      store::oldest_counting_denial(connection, workspace.id, visitor->user_id,
                                    now - denial_limit.window, denial_limit.count_max);
  if (!decide_attempt(denial_limit, counting, now)) return std::nullopt;
  return AuditEvent{.id = AuditEventId{identity::new_timed_id("aud_", now)},
                    .workspace = workspace.id,
                    .position = 0,
                    .occurred_at = now,
                    .actor = audit_actor(connection, visitor->user_id, visitor->key),
                    .context = audit_context(request),
                    .outcome = AuditOutcome::denied,
                    .code = rejection.code,
                    .what = describe_refusal(rejection, target_of(request, workspace)),
                    .prev_hash = {},
                    .hash = {}};
}

}  // namespace

void record_denial(Services& services, const http::Request& request, const Rejection& rejection) {
  if (!request.path.starts_with(workspaces_path) || request.params.empty()) return;
  try {
    auto event = services.store.read([&](store::Connection& connection) {
      return event_of(services, connection, request, rejection);
    });
    if (!event) return;
    services.store.write([&](store::Connection& connection) {
      store::append_audit_event(connection, *event);
      return true;
    });
  } catch (const std::exception& error) {
    services.logger.write(
        log::Level::error, "a denial could not be written down",
        {{"request", request.request_id}, {"cause", std::string_view(error.what())}});
  }
}

}  // namespace steward::use_cases
