#include <memory>
#include <utility>

#include "core/audit/describe_connections.hpp"
#include "server/identity/token.hpp"
#include "server/use_cases/answering.hpp"
#include "server/use_cases/oauth.hpp"
#include "server/use_cases/oauth_refresh.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

/// Somebody who has come back from a service, with what was kept for them.
struct Comeback {
  Actor actor;
  store::StoredOAuth authorization;
  OAuthReturn back;
  OAuthSecrets secrets{};
  const Provider* provider = nullptr;
};

/// What the service has given, and what a test with it has shown.
struct Consent {
  OAuthTokens tokens;
  std::optional<ConnectionTest> test{};
};

http::Response to_connections_page(const Services& services,
                                   const store::StoredOAuth& authorization) {
  const std::string page = services.public_url.origin + "/workspaces/" +
                           std::to_string(authorization.workspace_id.value()) +
                           "/settings/connections?oauth=" + authorization.id;
  return {.status = 303, .headers = {{"Location", page}}};
}

http::Response fail(Services& services, store::StoredOAuth authorization, Code code) {
  authorization.state = store::OAuthState::failed;
  authorization.code = code;
  services.store.write([&](store::Connection& connection) {
    store::end_oauth(connection, authorization);
    return true;
  });
  return to_connections_page(services, authorization);
}

/// The refusal in one word, as the page will show it.
Code code_in(const Refusal& refusal) {
  const auto* rejection = std::get_if<Rejection>(&refusal);
  return rejection == nullptr ? Code::oauth_failed : rejection->code;
}

/// Takes the state, once: whoever comes with it again, or in another session, changes nothing.
/// Fails: as authenticate; `oauth_authorization_not_found`. Without a provider: it was taken.
Result<Comeback, Refusal> take_state(Services& services, const http::Request& request) {
  const OAuthReturn back = read_oauth_return(request.query);
  return services.store.write([&](store::Connection& connection) -> Result<Comeback, Refusal> {
    auto actor = authenticate(services, connection, request);
    if (!actor) return Failure{actor.error()};
    auto stored = store::find_oauth_by_state(connection, identity::hash_of_token(back.state));
    if (!stored || stored->session_hash != presented_token_hash(services, request))
      return refuse(Code::oauth_authorization_not_found);
    Comeback comeback{*std::move(actor), *std::move(stored), back};
    const store::StoredOAuth& authorization = comeback.authorization;
    if (!store::claim_oauth(connection, authorization.id)) return comeback;
    const auto text =
        services.sealer.open(authorization.sealed_secrets, oauth_secrets_place(authorization.id));
    auto secrets = text ? decode_oauth_secrets(*text) : Failure{Issues{}};
    if (!secrets) throw store::StoreError(store::Fault::broken, "a sealed consent does not open");
    comeback.secrets = std::move(secrets).value();
    comeback.provider = provider_with(services.providers, authorization.provider);
    return comeback;
  });
}

NewCredentials credentials_of(const Comeback& comeback, const Consent& consent, Timestamp now) {
  return {.hints = hints_of(*comeback.provider, comeback.secrets.fields),
          .test = consent.test,
          .token_expires_at = token_end(consent.tokens, now)};
}

Result<ConnectionId, Refusal> create_from(Services& services, store::Connection& connection,
                                          const http::Request& request, const Comeback& comeback,
                                          const Consent& consent, TeamActor by) {
  const Accounts accounts = accounts_at(services, connection, std::move(by), *comeback.provider);
  const NewCredentials fresh = credentials_of(comeback, consent, accounts.now);
  const auto created = decide_create_connection(accounts.facts(services), accounts.by.actor,
                                                {.id = ConnectionId{identity::new_id("con_")},
                                                 .name = comeback.authorization.name,
                                                 .is_default = comeback.authorization.is_default,
                                                 .hints = fresh.hints,
                                                 .test = fresh.test,
                                                 .token_expires_at = fresh.token_expires_at},
                                                accounts.now);
  if (!created) return accounts.refusal(services, created.error());
  const steward::Connection& account = created->connection;
  const auto credentials =
      with_tokens(comeback.secrets.fields, *comeback.provider->oauth, consent.tokens);
  save_accounts(connection, accounts, apply(accounts.connections, *created));
  store::insert_connection(connection, accounts.by.workspace_id,
                           {account, 1, seal_credentials(services, account.id, credentials)});
  schedule_refresh(connection, accounts.by.workspace_id, account, credentials, accounts.now);
  record(services, connection, occasion_of(request, accounts.by), describe(*created));
  return account.id;
}

Result<ConnectionId, Refusal> reconnect_from(Services& services, store::Connection& connection,
                                             const http::Request& request, const Comeback& comeback,
                                             const Consent& consent, TeamActor by) {
  const ConnectionId& id = comeback.authorization.connection.value();
  auto found = account_with(services, connection, std::move(by), id);
  if (!found) return Failure{found.error()};
  AccountInPath in_path = *std::move(found);
  Accounts& accounts = in_path.accounts;
  const auto reconnected = decide_reconnect(accounts.facts(services), accounts.by.actor, id,
                                            credentials_of(comeback, consent, accounts.now));
  if (!reconnected) return accounts.refusal(services, reconnected.error());
  const auto credentials =
      with_tokens(comeback.secrets.fields, *comeback.provider->oauth, consent.tokens);
  record(services, connection, occasion_of(request, accounts.by),
         describe(*reconnected, in_path.stored().connection));
  accounts.stored[in_path.place].sealed_credentials = seal_credentials(services, id, credentials);
  const Connections after = apply(accounts.connections, *reconnected);
  save_accounts(connection, accounts, after, id);
  schedule_refresh(connection, accounts.by.workspace_id, *connection_with(after, id), credentials,
                   accounts.now);
  return id;
}

/// Judged by what is so now: role, plan and names may have changed since it was begun.
Outcome keep(Services& services, const http::Request& request, const Comeback& comeback,
             const Consent& consent) {
  store::StoredOAuth authorization = comeback.authorization;
  const auto kept =
      services.store.write([&](store::Connection& connection) -> Result<ConnectionId, Refusal> {
        auto by = member_of_workspace(connection, comeback.actor, authorization.workspace_id);
        if (!by) return Failure{by.error()};
        const auto make = authorization.connection ? reconnect_from : create_from;
        auto id = make(services, connection, request, comeback, consent, *std::move(by));
        if (!id) return id;
        authorization.connection = *id;
        authorization.state = store::OAuthState::connected;
        store::end_oauth(connection, authorization);
        return id;
      });
  if (!kept) return fail(services, comeback.authorization, code_in(kept.error()));
  return to_connections_page(services, authorization);
}

/// The way from a code to a connection: two calls, one after the other, and no thread waits.
class Exchange : public std::enable_shared_from_this<Exchange> {
 public:
  Exchange(Services& services, const http::Request& request, Comeback comeback)
      : services_(services), request_(request), comeback_(std::move(comeback)) {}

  void start(ProviderRequest code, http::Resume resume) {
    resume_ = std::move(resume);
    services_.caller.start(
        std::move(code),
        [self = shared_from_this()](const providers::Reply& reply) { self->take_tokens(reply); });
  }

 private:
  void take_tokens(const providers::Reply& reply) {
    auto tokens =
        reply.failure ? Failure{TokenFailure::unavailable} : read_tokens(reply.status, reply.body);
    if (!tokens) return end_failed();
    consent_.tokens = std::move(tokens).value();
    const auto& test_call = comeback_.provider->test_call;
    auto test =
        test_call ? fill_call(*test_call, with_tokens(comeback_.secrets.fields,
                                                      *comeback_.provider->oauth, consent_.tokens))
                  : std::nullopt;
    if (!test) return end_kept();
    services_.caller.start(*std::move(test), [self = shared_from_this(),
                                              &call = *test_call](const providers::Reply& tested) {
      self->consent_.test = judge_test(call, reply_of(call, tested), self->services_.clock.now());
      self->end_kept();
    });
  }
  void end_kept() {
    resume_([self = shared_from_this()] {
      return answer_by(self->services_, self->request_, [&self] {
        return keep(self->services_, self->request_, self->comeback_, self->consent_);
      });
    });
  }
  void end_failed() {
    resume_([self = shared_from_this()] {
      return answer_by(self->services_, self->request_, [&self]() -> Outcome {
        return fail(self->services_, self->comeback_.authorization, Code::oauth_failed);
      });
    });
  }

  Services& services_;
  const http::Request& request_;
  const Comeback comeback_;
  Consent consent_{};
  http::Resume resume_{};
};

}  // namespace

// The browser comes back from the service; whatever has come of it is read by the page it is sent
// on to.
Outcome return_from_oauth(Services& services, const http::Request& request) {
  auto taken = take_state(services, request);
  if (!taken) return Failure{taken.error()};
  Comeback comeback = *std::move(taken);
  const store::StoredOAuth& authorization = comeback.authorization;
  if (authorization.state != store::OAuthState::pending || comeback.secrets.code_verifier.empty())
    return to_connections_page(services, authorization);
  if (services.clock.now() >= authorization.expires_at)
    return fail(services, authorization, Code::oauth_expired);
  if (comeback.back.error == "access_denied")
    return fail(services, authorization, Code::oauth_denied);
  const auto access =
      comeback.provider == nullptr ? std::nullopt : oauth_access_at(services, *comeback.provider);
  if (!access) return fail(services, authorization, Code::oauth_unavailable);
  auto request_of_code = comeback.back.code.empty()
                             ? std::nullopt
                             : code_request(access->offer, access->client,
                                            {comeback.back.code, oauth_redirect_uri(services),
                                             comeback.secrets.code_verifier},
                                            comeback.secrets.fields);
  if (!request_of_code) return fail(services, authorization, Code::oauth_failed);
  const auto exchange = std::make_shared<Exchange>(services, request, std::move(comeback));
  http::Response response;
  response.later = [exchange, code = *std::move(request_of_code)](http::Resume resume) mutable {
    exchange->start(std::move(code), std::move(resume));
  };
  return response;
}

}  // namespace steward::use_cases
