#include "core/audit/describe_connections.hpp"
#include "core/codec/connections.hpp"
#include "server/identity/token.hpp"
#include "server/use_cases/accounts.hpp"
#include "server/use_cases/once.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

NewConnection wanted_by(const ConnectionOrder& order, ConnectionId id) {
  return {.id = std::move(id),
          .name = order.name,
          .is_default = order.is_default,
          .hints = hints_of(*order.provider, order.credentials)};
}

}  // namespace

// Judged twice: before the call, so that whoever may not makes none of ours, and with what the call
// has shown, in the transaction that saves.
Outcome create_connection(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const auto order = decode_new_connection(request.body, services.providers);
  if (!order) return refuse(order.error());
  const Once once(services, request, actor->account.account.id.value());
  if (auto earlier = once.earlier()) return *std::move(earlier);
  NewConnection wanted = wanted_by(*order, ConnectionId{identity::new_id("con_")});

  const auto judged = services.store.read([&](store::Connection& connection) -> Outcome {
    const auto accounts = load_accounts(services, connection, *actor, request, *order->provider);
    if (!accounts) return Failure{accounts.error()};
    const auto decided = decide_create_connection(accounts->facts(services), accounts->by.actor,
                                                  wanted, accounts->now);
    if (!decided) return accounts->refusal(services, decided.error());
    return http::Response{};
  });
  if (!judged) return Failure{judged.error()};

  const std::vector<CredentialEntry>& credentials = order->credentials;
  return test_then(
      services, request, *order->provider, credentials,
      [&services, &request, actor = *actor, order = *order, once,
       wanted = std::move(wanted)](const std::optional<ConnectionTest>& test) {
        return once.commit([&](store::Connection& connection) -> Outcome {
          const auto accounts =
              load_accounts(services, connection, actor, request, *order.provider);
          if (!accounts) return Failure{accounts.error()};
          NewConnection tested = wanted;
          tested.test = test;
          const auto created = decide_create_connection(accounts->facts(services),
                                                        accounts->by.actor, tested, accounts->now);
          if (!created) return accounts->refusal(services, created.error());
          const ConnectionId& id = created->connection.id;
          save_accounts(connection, *accounts, apply(accounts->connections, *created));
          store::insert_connection(
              connection, accounts->by.workspace_id,
              {created->connection, 1, seal_credentials(services, id, order.credentials)});
          record(services, connection, occasion_of(request, accounts->by), describe(*created));
          return json_response(201, encode_connection(created->connection, accounts->now));
        });
      });
}

}  // namespace steward::use_cases
