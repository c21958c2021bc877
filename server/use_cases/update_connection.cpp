#include <algorithm>

#include "core/audit/describe_connections.hpp"
#include "core/codec/connections.hpp"
#include "server/use_cases/accounts.hpp"
#include "server/use_cases/managed_accounts.hpp"
#include "server/use_cases/use_cases.hpp"
#include "server/use_cases/versions.hpp"

namespace steward::use_cases {
namespace {

/// What was entered anew, over what is kept of the rest (X5).
std::vector<CredentialEntry> merged(const Provider& provider,
                                    const std::vector<CredentialEntry>& kept,
                                    const std::vector<CredentialEntry>& entered) {
  std::vector<CredentialEntry> all = entered;
  for (const CredentialEntry& old : kept) {
    const bool is_replaced =
        std::any_of(entered.begin(), entered.end(),
                    [&](const CredentialEntry& entry) { return entry.field == old.field; });
    // Tokens of a consent are no fields: whoever enters a key has done with them.
    if (!is_replaced && field_named(provider, old.field) != nullptr) all.push_back(old);
  }
  return all;
}

std::vector<std::string> fields_of(const std::vector<CredentialEntry>& entries) {
  std::vector<std::string> fields;
  fields.reserve(entries.size());
  for (const CredentialEntry& entry : entries) fields.push_back(entry.field);
  return fields;
}

/// One Save of a connection's form, as far as it is known before the test.
struct Save {
  Actor actor;
  const Provider* provider = nullptr;
  ConnectionPatch patch{};
  std::vector<CredentialEntry> credentials{};  ///< all of them, where some are new
};

/// The parts of a Save, each judged on what the ones before it have made of the connections.
class Draft {
 public:
  Draft(const Services& services, const AccountInPath& found)
      : services_(services), found_(found), accounts_(found.accounts) {}

  [[nodiscard]] Result<bool, Refusal> rename(const std::string& name) {
    const auto renamed =
        decide_rename_connection(accounts_.facts(services_), by(), found_.id(), name);
    if (!renamed) return accounts_.refusal(services_, renamed.error());
    if (*renamed) take(**renamed, describe(**renamed));
    return true;
  }
  [[nodiscard]] Result<bool, Refusal> reconnect(const NewCredentials& credentials) {
    const auto reconnected =
        decide_reconnect(accounts_.facts(services_), by(), found_.id(), credentials);
    if (!reconnected) return accounts_.refusal(services_, reconnected.error());
    take(*reconnected, describe(*reconnected, found_.stored().connection));
    return true;
  }
  [[nodiscard]] Result<bool, Refusal> set_default(bool is_default) {
    const auto to = is_default ? std::optional(found_.id()) : std::nullopt;
    const auto moved = decide_move_default(accounts_.facts(services_), by(), to);
    if (!moved) return accounts_.refusal(services_, moved.error());
    if (*moved) take(**moved, describe(**moved, accounts_.connections));
    return true;
  }
  [[nodiscard]] const Connections& connections() const { return accounts_.connections; }
  [[nodiscard]] const std::vector<AuditDescription>& told() const { return told_; }

 private:
  [[nodiscard]] const steward::Actor& by() const { return accounts_.by.actor; }
  template <class Change>
  void take(const Change& change, AuditDescription what) {
    accounts_.connections = apply(std::move(accounts_.connections), change);
    told_.push_back(std::move(what));
  }

  const Services& services_;
  const AccountInPath& found_;
  Accounts accounts_;
  std::vector<AuditDescription> told_{};
};

/// Fails, first match wins: StaleVersion; then as name, credentials and label do.
Result<Draft, Refusal> judge(const Services& services, const http::Request& request,
                             const AccountInPath& found, const Save& save,
                             const std::optional<ConnectionTest>& test) {
  const Accounts& accounts = found.accounts;
  const auto matching = check_if_match(request, found.stored().version,
                                       encode_connection(found.stored().connection, accounts.now));
  if (!matching) return Failure{matching.error()};
  Draft draft(services, found);
  const ConnectionPatch& patch = save.patch;
  if (patch.name)
    if (const auto done = draft.rename(*patch.name); !done) return Failure{done.error()};
  if (patch.credentials) {
    const NewCredentials wanted{.hints = hints_of(accounts.provider, save.credentials),
                                .test = test};
    if (const auto done = draft.reconnect(wanted); !done) return Failure{done.error()};
  }
  if (patch.is_default)
    if (const auto done = draft.set_default(*patch.is_default); !done) return Failure{done.error()};
  return draft;
}

Outcome write_save(Services& services, store::Connection& connection, const http::Request& request,
                   const Save& save, const std::optional<ConnectionTest>& test) {
  auto found = account_in_path(services, connection, save.actor, request);
  if (!found) return Failure{found.error()};
  AccountInPath in_path = *std::move(found);
  const auto draft = judge(services, request, in_path, save, test);
  if (!draft) return Failure{draft.error()};
  const WorkspaceId workspace_id = in_path.accounts.by.workspace_id;
  const ConnectionId id = in_path.id();
  if (save.patch.credentials)
    in_path.accounts.stored[in_path.place].sealed_credentials =
        seal_credentials(services, id, save.credentials);
  save_accounts(connection, in_path.accounts, draft->connections(),
                save.patch.credentials ? std::optional(id) : std::nullopt);
  for (const AuditDescription& what : draft->told())
    record(services, connection, occasion_of(request, in_path.accounts.by), what);
  const auto after = find_account_of(services, connection, workspace_id, id);
  return versioned_response(encode_connection(after.value().connection, in_path.accounts.now),
                            after->version);
}

}  // namespace

// New credentials are tried before they replace what works; the rest of a Save waits for them.
Outcome update_connection(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  Save save{.actor = *actor};
  auto judged = services.store.read([&](store::Connection& connection) -> Outcome {
    const auto found = account_in_path(services, connection, *actor, request);
    if (!found) return Failure{found.error()};
    save.provider = &found->accounts.provider;
    const bool has_own = !found->stored().sealed_credentials.empty();
    const std::vector<CredentialEntry> kept =
        has_own ? open_credentials(services, found->stored()) : std::vector<CredentialEntry>{};
    auto patch = decode_connection_patch(request.body, *save.provider, fields_of(kept));
    if (!patch) return refuse(patch.error());
    save.patch = std::move(patch).value();
    if (save.patch.credentials)
      save.credentials = merged(*save.provider, kept, *save.patch.credentials);
    const auto draft = judge(services, request, *found, save, std::nullopt);
    if (!draft) return Failure{draft.error()};
    return http::Response{};
  });
  if (!judged) return judged;
  const auto finish = [&services, &request, save](const std::optional<ConnectionTest>& test) {
    return services.store.write([&](store::Connection& connection) {
      return write_save(services, connection, request, save, test);
    });
  };
  if (!save.patch.credentials) return finish(std::nullopt);
  return test_then(services, request, *save.provider, save.credentials, finish);
}

}  // namespace steward::use_cases
