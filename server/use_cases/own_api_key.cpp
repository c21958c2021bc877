#include "server/identity/token.hpp"
#include "server/use_cases/history.hpp"
#include "server/use_cases/key_texts.hpp"
#include "server/use_cases/once.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

/// The user's key that is neither replaced nor ended; there is one at most.
std::optional<store::StoredApiKey> current_key(store::Connection& connection, const UserId& owner,
                                               Timestamp now) {
  for (store::StoredApiKey& stored : store::list_own_api_keys(connection, owner))
    if (state_of(stored.key, now) == ApiKeyState::active) return std::move(stored);
  return std::nullopt;
}

/// The first key, or a newer text for the one there is.
Result<ApiKey, Refusal> make_key(store::Connection& connection, const UserId& owner,
                                 const Replacement& replacement, const NewKeyText& text,
                                 Timestamp now) {
  const auto current = current_key(connection, owner, now);
  if (!current) return create_own_key(owner, text, now).key;
  const auto replaced = decide_replace_key(current->key, owner, replacement, text, now);
  if (!replaced) return refuse(replaced.error());
  store::end_api_key(connection, apply(current->key, *replaced));
  return replaced->created;
}

}  // namespace

Outcome list_own_api_keys(Services& services, const http::Request& request) {
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto actor = authenticate(services, connection, request);
    if (!actor) return Failure{actor.error()};
    std::vector<ApiKeyView> views;
    for (const store::StoredApiKey& stored :
         store::list_own_api_keys(connection, actor->account.account.id))
      views.push_back(view_of(stored));
    return json_response(200, encode_api_keys(views, services.clock.now()));
  });
}

Outcome replace_own_api_key(Services& services, const http::Request& request) {
  const auto actor = authenticate_recent(services, request);
  if (!actor) return Failure{actor.error()};
  const auto replacement = decode_replacement(request.body);
  if (!replacement) return refuse(replacement.error());
  const Account& account = actor->account.account;
  const Once once(services, request, account.id.value());
  if (auto earlier = once.earlier()) return *std::move(earlier);
  return once.commit([&](store::Connection& connection) -> Outcome {
    const Timestamp now = services.clock.now();
    const KeyText text = new_key_text(now);
    const auto key = make_key(connection, account.id, *replacement, text.about, now);
    if (!key) return Failure{key.error()};
    const std::string sealed = seal_own_key(services, text);
    store::insert_api_key(connection, *key, identity::hash_of_token(text.text), sealed);
    record_account(services, connection, {request, account.id}, "api_key.replace", key->id.value());
    return new_key_response({*key, account.name.value(), {}, "", !sealed.empty()}, text, now);
  });
}

Outcome copy_own_api_key(Services& services, const http::Request& request) {
  const auto actor = authenticate_recent(services, request);
  if (!actor) return Failure{actor.error()};
  const UserId& owner = actor->account.account.id;
  return services.store.write([&](store::Connection& connection) -> Outcome {
    const auto current = current_key(connection, owner, services.clock.now());
    if (!current) return refuse(Code::api_key_not_found);
    const auto text = open_own_key(services, *current);
    if (!text) return Failure{text.error()};
    record_account(services, connection, {request, owner}, "api_key.copy", current->key.id.value());
    http::Response response = json_response(200, encode_api_key_text(*text));
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
  });
}

Outcome revoke_own_api_key(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const UserId& owner = actor->account.account.id;
  return services.store.write([&](store::Connection& connection) -> Outcome {
    for (const store::StoredApiKey& stored : store::list_own_api_keys(connection, owner)) {
      if (stored.key.id.value() != request.params.at(0)) continue;
      const auto revoked =
          decide_revoke_key(services.roles, {owner, ""}, stored.key, services.clock.now());
      if (!revoked) return refuse(revoked.error());
      store::end_api_key(connection, apply(stored.key, *revoked));
      record_account(services, connection, {request, owner}, "api_key.revoke",
                     stored.key.id.value());
      return http::Response{.status = 204};
    }
    return refuse(Code::api_key_not_found);
  });
}

}  // namespace steward::use_cases
