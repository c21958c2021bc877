#include "server/use_cases/history.hpp"

#include "server/identity/token.hpp"
#include "server/store/accounts.hpp"
#include "server/store/audit_log.hpp"
#include "server/store/changes.hpp"
#include "server/use_cases/key_actor.hpp"

namespace steward::use_cases {
namespace {

AuditActor named_actor(const UserId& id, const std::string& name,
                       const std::optional<ApiKey>& key) {
  if (!key) return {AuditActorKind::user, id.value(), name};
  const std::string display = key->name.empty() ? name : key->name + " (" + name + ")";
  return {AuditActorKind::api_key, key->id.value(), display};
}

AuditActor actor_of(store::Connection& connection, const Occasion& occasion) {
  if (!occasion.actor) return {AuditActorKind::system, "", occasion.actor_display};
  if (occasion.actor_display.empty()) return audit_actor(connection, *occasion.actor, occasion.key);
  return named_actor(*occasion.actor, occasion.actor_display, occasion.key);
}

}  // namespace

AuditActor audit_actor(store::Connection& connection, const UserId& id,
                       const std::optional<ApiKey>& key) {
  const auto stored = store::find_account(connection, id);
  return named_actor(id, stored ? stored->account.name.value() : "", key);
}

AuditContext audit_context(const http::Request& request) {
  return {request.remote_address, kept_user_agent(request.header("User-Agent").value_or("")),
          presented_key(request) ? "api" : "web"};
}

void record(Services& services, store::Connection& connection, const Occasion& occasion,
            const AuditDescription& what) {
  const Timestamp now = services.clock.now();
  AuditEvent event{.id = AuditEventId{identity::new_timed_id("aud_", now)},
                   .workspace = occasion.workspace.value(),
                   .position = 0,
                   .occurred_at = now,
                   .actor = actor_of(connection, occasion),
                   .context = audit_context(occasion.request),
                   .outcome = AuditOutcome::success,
                   .code = std::nullopt,
                   .what = what,
                   .prev_hash = {},
                   .hash = {}};
  store::append_audit_event(connection, event);
}

void record_account(Services& services, store::Connection& connection, const Occasion& occasion,
                    const char* action, const std::string& detail) {
  const Timestamp now = services.clock.now();
  const AuditContext context = audit_context(occasion.request);
  store::insert_change(connection,
                       {identity::new_timed_id("chg_", now), action, now, occasion.actor,
                        occasion.request.request_id, context.ip, context.user_agent, detail});
}

}  // namespace steward::use_cases
