#include "core/codec/connections.hpp"
#include "server/use_cases/accounts.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

/// Whoever may make a connection there, before a call is made for them.
Outcome judge_tester(Services& services, const http::Request& request, const Actor& actor,
                     const Provider& provider) {
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto accounts = load_accounts(services, connection, actor, request, provider);
    if (!accounts) return Failure{accounts.error()};
    const auto allowed =
        authorize(services.roles, accounts->by.actor.role, Permission::connections_create);
    if (!allowed) return refuse(allowed.error());
    if (!accounts->rights.own) return accounts->refusal(services, accounts->rights.own.error());
    return http::Response{};
  });
}

}  // namespace

// Nothing is saved: what a person has just pasted, tried (X3).
Outcome test_credentials(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const auto order = decode_credential_test(request.body, services.providers);
  if (!order) return refuse(order.error());
  if (auto judged = judge_tester(services, request, *actor, *order->provider); !judged)
    return judged;
  if (!order->provider->test_call) return refuse(Code::connection_untestable);
  return test_then(services, request, *order->provider, order->credentials,
                   [](const std::optional<ConnectionTest>& test) -> Outcome {
                     return json_response(200, encode_connection_test(test.value()));
                   });
}

Outcome test_connection(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  std::vector<CredentialEntry> credentials;
  const Provider* provider = nullptr;
  auto judged = services.store.read([&](store::Connection& connection) -> Outcome {
    const auto found = account_in_path(services, connection, *actor, request);
    if (!found) return Failure{found.error()};
    const steward::Connection& account = found->stored().connection;
    if (account.kind == ConnectionKind::platform_managed) return refuse(Code::connection_managed);
    const auto allowed = authorize_edit(services.roles, found->accounts.by.actor, account);
    if (!allowed) return refuse(allowed.error());
    provider = &found->accounts.provider;
    if (!provider->test_call) return refuse(Code::connection_untestable);
    credentials = open_credentials(services, found->stored());
    return http::Response{};
  });
  if (!judged) return judged;
  return test_then(
      services, request, *provider, credentials,
      [&services, &request, actor = *actor](const std::optional<ConnectionTest>& test) {
        return services.store.write([&](store::Connection& connection) -> Outcome {
          const auto found = account_in_path(services, connection, actor, request);
          if (!found) return Failure{found.error()};
          store::StoredConnection stored = found->stored();
          stored.connection.health = with_test(stored.connection.health, test.value());
          store::update_connection(connection, found->accounts.by.workspace_id, stored);
          return json_response(200, encode_connection(stored.connection, found->accounts.now));
        });
      });
}

}  // namespace steward::use_cases
