#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/connections/change.hpp"
#include "server/store/connections.hpp"
#include "server/use_cases/team.hpp"

namespace steward::use_cases {

/// A workspace's accounts at one service, with what a decision about them has to know: loaded in
/// the transaction of the decision.
struct Accounts {
  TeamActor by;
  const Provider& provider;
  ProviderRights rights;
  std::vector<store::StoredConnection> stored;
  Connections connections;  ///< of `stored`, in its order
  PlanChoice choice;        ///< the plan the workspace has
  Timestamp now;

  /// With what, and who, can unlock it (ADV-2).
  [[nodiscard]] Failure<Refusal> refusal(const Services& services,
                                         const Rejection& rejection) const {
    return refuse(with_unlock(rejection, services.plans, choice, services.roles, by.actor.role));
  }
  [[nodiscard]] ConnectionFacts facts(const Services& services) const {
    return {services.roles, provider, rights, connections};
  }
};
/// Fails: `workspace_not_found`.
[[nodiscard]] Result<Accounts, Refusal> load_accounts(Services& services,
                                                      store::Connection& connection,
                                                      const Actor& actor,
                                                      const http::Request& request,
                                                      const Provider& provider);
/// The same for a member who is known already.
[[nodiscard]] Accounts accounts_at(const Services& services, store::Connection& connection,
                                   TeamActor by, const Provider& provider);
/// Those of the service of the connection that the path names. Fails: `workspace_not_found`;
/// `role_insufficient` for `connections_read`; `connection_not_found`.
struct AccountInPath {
  Accounts accounts;
  std::size_t place;  ///< of the connection that the path names

  [[nodiscard]] const store::StoredConnection& stored() const { return accounts.stored[place]; }
  [[nodiscard]] const ConnectionId& id() const { return stored().connection.id; }
};
[[nodiscard]] Result<AccountInPath, Refusal> account_in_path(Services& services,
                                                             store::Connection& connection,
                                                             const Actor& actor,
                                                             const http::Request& request);
/// The same for a connection that is named elsewhere.
[[nodiscard]] Result<AccountInPath, Refusal> account_with(Services& services,
                                                          store::Connection& connection,
                                                          TeamActor by, const ConnectionId& id);

/// Writes every connection that `after` has otherwise than `accounts`: the label first where it is
/// taken away, so that no moment has two. `resealed`: has new credentials in `accounts`, so that it
/// is written even where nothing else of it has changed.
void save_accounts(store::Connection& connection, const Accounts& accounts,
                   const Connections& after,
                   const std::optional<ConnectionId>& resealed = std::nullopt);

/// Credentials as they are kept: sealed for this connection's row.
[[nodiscard]] std::string seal_credentials(const Services& services, const ConnectionId& id,
                                           const std::vector<CredentialEntry>& entries);
/// Throws StoreError where they do not open: the key or the row is another one.
[[nodiscard]] std::vector<CredentialEntry> open_credentials(const Services& services,
                                                            const store::StoredConnection& stored);

/// The reply with what it says where the call points.
[[nodiscard]] CallReply reply_of(const ProviderCall& call, const providers::Reply& reply);

/// Runs the service's declared test call with these credentials and goes on with what it has shown;
/// nothing where the service has none. No thread waits meanwhile (Response::later).
using AfterTest = std::function<Outcome(const std::optional<ConnectionTest>&)>;
[[nodiscard]] Outcome test_then(Services& services, const http::Request& request,
                                const Provider& provider,
                                const std::vector<CredentialEntry>& credentials, AfterTest finish);

}  // namespace steward::use_cases
