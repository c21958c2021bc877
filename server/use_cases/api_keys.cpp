#include "core/audit/describe_keys.hpp"
#include "server/identity/token.hpp"
#include "server/use_cases/key_texts.hpp"
#include "server/use_cases/once.hpp"
#include "server/use_cases/team.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

/// Of the workspace in the path. Fails: `role_insufficient` for `api_keys_read`, before anybody
/// learns whether there is such a key; `api_key_not_found`.
Result<store::StoredApiKey, Refusal> key_in_path(const Services& services,
                                                 store::Connection& connection, const TeamActor& by,
                                                 const http::Request& request) {
  const auto allowed = authorize(services.roles, by.actor.role, Permission::api_keys_read);
  if (!allowed) return refuse(allowed.error());
  auto found = store::find_api_key(connection, by.workspace_id, ApiKeyId{request.params.at(1)});
  if (!found) return refuse(Code::api_key_not_found);
  return *std::move(found);
}

/// The text goes into the answer and nowhere else: a workspace's key is shown once.
Outcome respond_with(store::Connection& connection, const ApiKey& key, const TeamActor& by,
                     const KeyText& text, Timestamp now) {
  store::insert_api_key(connection, key, identity::hash_of_token(text.text), "");
  return new_key_response({key, by.name}, text, now);
}

}  // namespace

Outcome list_api_keys(Services& services, const http::Request& request) {
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto reader = authorize_visitor(services, connection, request, Permission::api_keys_read);
    if (!reader) return Failure{reader.error()};
    std::vector<ApiKeyView> views;
    for (const store::StoredApiKey& stored :
         store::list_api_keys(connection, reader->membership.workspace.id))
      views.push_back(view_of(stored));
    return json_response(200, encode_api_keys(views, services.clock.now()));
  });
}

Outcome create_api_key(Services& services, const http::Request& request) {
  const auto actor = authenticate_recent(services, request);
  if (!actor) return Failure{actor.error()};
  const auto wanted = decode_new_api_key(request.body);
  if (!wanted) return refuse(wanted.error());
  const Once once(services, request, actor->account.account.id.value());
  if (auto earlier = once.earlier()) return *std::move(earlier);
  return once.commit([&](store::Connection& connection) -> Outcome {
    // Of two who make the last one that fits, the second waits here and is refused.
    const auto team = lock_team_of_path(services, connection, *actor, request);
    if (!team) return Failure{team.error()};
    const TeamActor& by = team->by;
    const KeyText text = new_key_text(team->now);
    const auto created = decide_create_key(
        services.roles, by.actor, by.workspace_id, *wanted, text.about,
        store::count_open_api_keys(connection, by.workspace_id, team->now), team->now);
    if (!created) return refuse(created.error());
    record(services, connection, occasion_of(request, by), describe(*created));
    return respond_with(connection, created->key, by, text, team->now);
  });
}

Outcome replace_api_key(Services& services, const http::Request& request) {
  const auto actor = authenticate_recent(services, request);
  if (!actor) return Failure{actor.error()};
  const auto replacement = decode_replacement(request.body);
  if (!replacement) return refuse(replacement.error());
  const Once once(services, request, actor->account.account.id.value());
  if (auto earlier = once.earlier()) return *std::move(earlier);
  return once.commit([&](store::Connection& connection) -> Outcome {
    const auto team = lock_team_of_path(services, connection, *actor, request);
    if (!team) return Failure{team.error()};
    const TeamActor& by = team->by;
    const auto stored = key_in_path(services, connection, by, request);
    if (!stored) return Failure{stored.error()};
    const KeyText text = new_key_text(team->now);
    const auto replaced =
        decide_replace_key(stored->key, by.actor.id, *replacement, text.about, team->now);
    if (!replaced) return refuse(replaced.error());
    store::end_api_key(connection, apply(stored->key, *replaced));
    record(services, connection, occasion_of(request, by), describe(*replaced));
    return respond_with(connection, replaced->created, by, text, team->now);
  });
}

Outcome revoke_api_key(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  return services.store.write([&](store::Connection& connection) -> Outcome {
    const auto team = lock_team_of_path(services, connection, *actor, request);
    if (!team) return Failure{team.error()};
    const auto stored = key_in_path(services, connection, team->by, request);
    if (!stored) return Failure{stored.error()};
    const auto revoked = decide_revoke_key(services.roles, team->by.actor, stored->key, team->now);
    if (!revoked) return refuse(revoked.error());
    store::end_api_key(connection, apply(stored->key, *revoked));
    record(services, connection, occasion_of(request, team->by), describe(*revoked, stored->key));
    return http::Response{.status = 204};
  });
}

}  // namespace steward::use_cases
