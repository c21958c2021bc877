#include "server/use_cases/accounts.hpp"

#include <utility>

#include "core/codec/connections.hpp"
#include "core/codec/provider_call.hpp"
#include "core/plans/entitlements.hpp"
#include "server/use_cases/answering.hpp"
#include "server/use_cases/billing.hpp"
#include "server/use_cases/managed_accounts.hpp"

namespace steward::use_cases {
namespace {

/// As it is now; a workspace that is older than plans has the free one.
Subscription subscription_in(const Services& services, store::Connection& connection,
                             WorkspaceId workspace_id, Timestamp now) {
  auto billing = read_billing(services, connection, workspace_id, now);
  if (billing) return std::move(billing->subscription);
  return new_subscription(services.plans, services.plans.currencies.front(), now);
}

std::string credentials_place(const ConnectionId& id) {
  return "connections/" + id.value() + "/credentials";
}

}  // namespace

Accounts accounts_at(const Services& services, store::Connection& connection, TeamActor by,
                     const Provider& provider) {
  const Timestamp now = services.clock.now();
  const Subscription subscription = subscription_in(services, connection, by.workspace_id, now);
  const Entitlements entitlements =
      entitlements_of(services.plans, plan_access(services.plans, subscription, now));
  auto stored = accounts_of(services, connection, by.workspace_id, provider.id);
  Connections connections = connections_in(stored);
  return {std::move(by),
          provider,
          rights_at(services.providers, provider, services.plans, entitlements),
          std::move(stored),
          std::move(connections),
          subscription.choice,
          now};
}

Result<Accounts, Refusal> load_accounts(Services& services, store::Connection& connection,
                                        const Actor& actor, const http::Request& request,
                                        const Provider& provider) {
  auto by = member_of_path(connection, actor, request);
  if (!by) return Failure{by.error()};
  return accounts_at(services, connection, *std::move(by), provider);
}

Result<AccountInPath, Refusal> account_in_path(Services& services, store::Connection& connection,
                                               const Actor& actor, const http::Request& request) {
  auto by = member_of_path(connection, actor, request);
  if (!by) return Failure{by.error()};
  return account_with(services, connection, *std::move(by), ConnectionId{request.params[1]});
}

Result<AccountInPath, Refusal> account_with(Services& services, store::Connection& connection,
                                            TeamActor by, const ConnectionId& id) {
  const auto allowed = authorize(services.roles, by.actor.role, Permission::connections_read);
  if (!allowed) return refuse(allowed.error());
  const auto found = find_account_of(services, connection, by.workspace_id, id);
  // A service that the operator has taken out of the catalogue takes its connections with it.
  const Provider* const provider =
      found ? provider_with(services.providers, found->connection.provider) : nullptr;
  if (provider == nullptr) return refuse(Code::connection_not_found);
  AccountInPath in_path{accounts_at(services, connection, std::move(by), *provider), 0};
  while (in_path.id() != id) ++in_path.place;
  return in_path;
}

CallReply reply_of(const ProviderCall& call, const providers::Reply& reply) {
  return {.failure = reply.failure,
          .status = reply.status,
          .retry_after_seconds = reply.retry_after_seconds,
          .latency_ms = reply.latency_ms,
          .facts = reply.failure ? ReplyFacts{} : read_reply(call, reply.body)};
}

void save_accounts(store::Connection& connection, const Accounts& accounts,
                   const Connections& after, const std::optional<ConnectionId>& resealed) {
  const auto write = [&](bool is_default) {
    for (const store::StoredConnection& before : accounts.stored) {
      const steward::Connection* const now = connection_with(after, before.connection.id);
      const bool is_changed =
          now != nullptr && (*now != before.connection || before.connection.id == resealed);
      if (!is_changed || now->is_default != is_default) continue;
      store::StoredConnection changed = before;
      changed.connection = *now;
      save_account(connection, accounts.by.workspace_id, changed);
    }
  };
  write(false);
  write(true);
}

std::string seal_credentials(const Services& services, const ConnectionId& id,
                             const std::vector<CredentialEntry>& entries) {
  return services.sealer.seal(encode_credentials(entries), credentials_place(id));
}

std::vector<CredentialEntry> open_credentials(const Services& services,
                                              const store::StoredConnection& stored) {
  const auto text =
      services.sealer.open(stored.sealed_credentials, credentials_place(stored.connection.id));
  auto entries = text ? decode_credentials(*text) : Failure{Issues{}};
  if (!entries) throw store::StoreError(store::Fault::broken, "sealed credentials do not open");
  return std::move(entries).value();
}

Outcome test_then(Services& services, const http::Request& request, const Provider& provider,
                  const std::vector<CredentialEntry>& credentials, AfterTest finish) {
  if (!provider.test_call) return finish(std::nullopt);
  const ProviderCall& call = *provider.test_call;
  auto filled = fill_call(call, credentials);
  // The catalogue's check and the fields' patterns leave nothing that would not fit.
  if (!filled) throw std::logic_error("a test call cannot be filled in");
  http::Response response;
  response.later = [&services, &request, &call, filled = *std::move(filled),
                    finish = std::move(finish)](http::Resume resume) mutable {
    services.caller.start(
        std::move(filled), [&services, &request, &call, resume = std::move(resume),
                            finish = std::move(finish)](const providers::Reply& reply) {
          resume([&services, &request, finish,
                  test = judge_test(call, reply_of(call, reply), services.clock.now())] {
            return answer_by(services, request, [&] { return finish(test); });
          });
        });
  };
  return response;
}

}  // namespace steward::use_cases
