#include "server/identity/digest.hpp"
#include "server/identity/token.hpp"
#include "server/use_cases/oauth.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

/// What an order comes to: where the consent is asked for, and for which account.
struct OAuthPlan {
  const Provider* provider;
  std::vector<CredentialEntry> fields;
};

/// Judged before anybody is sent to another site; what comes back is judged again.
Result<OAuthPlan, Refusal> judge_new(Services& services, store::Connection& connection,
                                     const TeamActor& by, const OAuthOrder& order) {
  const Provider& provider = *provider_with(services.providers, order.provider);
  const Accounts accounts = accounts_at(services, connection, by, provider);
  const auto decided = decide_create_connection(
      accounts.facts(services), by.actor,
      {.id = ConnectionId{"con_"}, .name = order.name, .is_default = order.is_default},
      accounts.now);
  if (!decided) return accounts.refusal(services, decided.error());
  return OAuthPlan{&provider, order.credentials};
}

Result<OAuthPlan, Refusal> judge_again(Services& services, store::Connection& connection,
                                       const TeamActor& by, const ConnectionId& id) {
  const auto found = account_with(services, connection, by, id);
  if (!found) return Failure{found.error()};
  const Accounts& accounts = found->accounts;
  const auto decided = decide_reconnect(accounts.facts(services), by.actor, id, {});
  if (!decided) return accounts.refusal(services, decided.error());
  const Provider& provider = accounts.provider;
  std::vector<CredentialEntry> fields;
  if (provider.oauth)
    fields = fields_in(provider, *provider.oauth, open_credentials(services, found->stored()));
  return OAuthPlan{&provider, std::move(fields)};
}

store::StoredOAuth stored_of(const Services& services, const http::Request& request,
                             const TeamActor& by, const OAuthOrder& order,
                             const Provider& provider) {
  return {.id = identity::new_id("oau_"),
          .workspace_id = by.workspace_id,
          .user = by.actor.id,
          .session_hash = presented_token_hash(services, request).value_or(""),
          .state_hash = {},
          .provider = provider.id,
          .connection = order.connection,
          .name = order.name,
          .is_default = order.is_default,
          .sealed_secrets = {},
          .expires_at = services.clock.now() + oauth_validity};
}

}  // namespace

Outcome start_oauth(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const auto order = decode_oauth_order(request.body, services.providers);
  if (!order) return refuse(order.error());
  return services.store.write([&](store::Connection& connection) -> Outcome {
    const auto by = member_of_path(connection, *actor, request);
    if (!by) return Failure{by.error()};
    const auto plan = order->connection ? judge_again(services, connection, *by, *order->connection)
                                        : judge_new(services, connection, *by, *order);
    if (!plan) return Failure{plan.error()};
    const auto access = oauth_access_at(services, *plan->provider);
    if (!access) return refuse(Code::oauth_unavailable);

    const std::string state = identity::new_token();
    const std::string verifier = identity::new_token();
    const auto url = authorization_url(
        access->offer, access->client,
        {oauth_redirect_uri(services), state, identity::sha256_base64url(verifier)}, plan->fields);
    if (!url) return refuse(Code::oauth_unavailable);
    store::StoredOAuth stored = stored_of(services, request, *by, *order, *plan->provider);
    stored.state_hash = identity::hash_of_token(state);
    stored.sealed_secrets = services.sealer.seal(encode_oauth_secrets({verifier, plan->fields}),
                                                 oauth_secrets_place(stored.id));
    store::insert_oauth(connection, stored);
    return json_response(201, encode_oauth_start(stored.id, *url, stored.expires_at));
  });
}

// Only whoever began it learns what has come of it.
Outcome read_oauth(Services& services, const http::Request& request) {
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto visitor =
        authorize_visitor(services, connection, request, Permission::connections_read);
    if (!visitor) return Failure{visitor.error()};
    const auto stored = store::find_oauth(connection, request.params.at(1));
    const bool is_theirs = stored && stored->user == visitor->user_id &&
                           stored->workspace_id == visitor->membership.workspace.id;
    if (!is_theirs) return refuse(Code::oauth_authorization_not_found);
    OAuthProgress progress{stored->id, stored->provider, "pending"};
    if (stored->state == store::OAuthState::connected) {
      progress.state = "connected";
      progress.connection = stored->connection;
    } else if (stored->state == store::OAuthState::failed) {
      progress.state = "failed";
      progress.code = stored->code;
    } else if (services.clock.now() >= stored->expires_at) {
      progress.state = "failed";
      progress.code = Code::oauth_expired;
    }
    return json_response(200, encode_oauth_progress(progress));
  });
}

}  // namespace steward::use_cases
