#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/connections/rights.hpp"

namespace steward {

/// What a decision about a connection has to know.
struct ConnectionFacts {
  const RoleCatalogue& roles;
  const Provider& provider;
  const ProviderRights& rights;
  const Connections& connections;  ///< all of the workspace at this provider
};

/// The label moves in one step (CON-11). Absent: none.
struct DefaultMoved {
  std::string provider;
  std::optional<ConnectionId> from;
  std::optional<ConnectionId> to;
  friend bool operator==(const DefaultMoved&, const DefaultMoved&) = default;
};
struct ConnectionCreated {
  Connection connection;
  std::optional<DefaultMoved> default_moved;
  friend bool operator==(const ConnectionCreated&, const ConnectionCreated&) = default;
};
struct ConnectionRenamed {
  ConnectionId id;
  std::string from;
  std::string to;
  friend bool operator==(const ConnectionRenamed&, const ConnectionRenamed&) = default;
};
/// Other credentials for the same account; id, name, default and references stay (CON-13).
struct ConnectionReconnected {
  ConnectionId id;
  HealthRecord health;
  std::optional<std::string> identity;
  std::optional<std::string> identity_name;
  std::vector<CredentialHint> hints;
  friend bool operator==(const ConnectionReconnected&, const ConnectionReconnected&) = default;
};
struct ConnectionDeleted {
  ConnectionId id;
  std::string provider;
  std::string name;
  std::optional<DefaultMoved> default_moved;
  friend bool operator==(const ConnectionDeleted&, const ConnectionDeleted&) = default;
};
/// TM-13: the connections of somebody who is removed stay and have a new owner.
struct ConnectionPassed {
  ConnectionId id;
  UserId from;
  std::optional<UserId> to;
  friend bool operator==(const ConnectionPassed&, const ConnectionPassed&) = default;
};

/// `id` is the caller's choice. `name` is parsed, `hints` are those of parsed credentials. `test`:
/// of these credentials, absent where the service has no test call.
struct NewConnection {
  ConnectionId id;
  std::string name;
  bool is_default = false;
  std::vector<CredentialHint> hints{};
  std::optional<ConnectionTest> test{};
  std::optional<Timestamp> token_expires_at{};
};

/// Fails, first match wins: `role_insufficient` for `connections_create`, with is_default also for
/// `connections_edit` (TM-12); `connection_managed_only`; `plan_insufficient`;
/// `connections_too_many` (params actual, limit); `connection_name_taken` (param name: as the other
/// one is written); `credentials_refused` (param reason: the test's cause) where the service itself
/// has refused them. A test that was inconclusive does not hinder: health is unknown then.
[[nodiscard]] Result<ConnectionCreated, Rejection> decide_create_connection(
    const ConnectionFacts& facts, const Actor& actor, const NewConnection& wanted, Timestamp now);

/// The same name again changes nothing. Fails: `connection_not_found`; `connection_managed`
/// (CON-16); authorize_edit; `connection_name_taken`.
[[nodiscard]] Result<std::optional<ConnectionRenamed>, Rejection> decide_rename_connection(
    const ConnectionFacts& facts, const Actor& actor, const ConnectionId& id,
    const std::string& name);

struct NewCredentials {
  std::vector<CredentialHint> hints{};
  std::optional<ConnectionTest> test{};
  std::optional<Timestamp> token_expires_at{};
};
/// Fails: `connection_not_found`; `connection_managed`; authorize_edit; `plan_insufficient`;
/// `credentials_refused`; `connection_identity_differs` (params expected, actual: what the service
/// calls the accounts) where both are known and another account answers. A suspended connection may
/// be reconnected once its plan allows it.
[[nodiscard]] Result<ConnectionReconnected, Rejection> decide_reconnect(
    const ConnectionFacts& facts, const Actor& actor, const ConnectionId& id,
    const NewCredentials& wanted);

/// `to`: absent takes the label away. Nothing where it is so already. Fails: `role_insufficient`
/// for `connections_edit`; `connection_not_found`; the right to this kind of connection
/// (`plan_insufficient`).
[[nodiscard]] Result<std::optional<DefaultMoved>, Rejection> decide_move_default(
    const ConnectionFacts& facts, const Actor& actor, const std::optional<ConnectionId>& to);

/// `replacement`: the default after this one, if this one is it. `typed_name`: what the person has
/// typed to confirm, needed where `use_count` is not 0 (X8).
struct DeleteConnection {
  ConnectionId id;
  std::optional<ConnectionId> replacement{};
  std::string typed_name{};
};
/// A deleted default falls back to the managed account if there is one, else to none (CON-12).
/// Fails: `connection_not_found` (also of the replacement); `connection_managed`; authorize_edit,
/// with a replacement `role_insufficient` for `connections_edit`; `connection_in_use` (param
/// actual) where the typed name is not its name.
[[nodiscard]] Result<ConnectionDeleted, Rejection> decide_delete_connection(
    const ConnectionFacts& facts, const Actor& actor, const DeleteConnection& command,
    std::int64_t use_count);

/// Of all providers. `to`: the remover, or nobody where the member has left: then they are an
/// admin's to edit.
[[nodiscard]] std::vector<ConnectionPassed> pass_connections(const Connections& connections,
                                                             const UserId& from,
                                                             const std::optional<UserId>& to);

/// What names or follows a connection, told by other parts of the product (ADV-9).
struct ConnectionUse {
  std::string type;  ///< "workflow", "table": the product's own word
  std::string id;
  std::string display;
  bool follows_default = false;  ///< it names no account and uses whatever is the default
  friend bool operator==(const ConnectionUse&, const ConnectionUse&) = default;
};
struct UseCount {
  std::string type;
  std::int64_t count;
  friend bool operator==(const UseCount&, const UseCount&) = default;
};
/// By type, in order of first appearance: "2 tables, 1 workflow".
struct ConnectionImpact {
  std::vector<UseCount> naming;     ///< these name it and stop without it
  std::vector<UseCount> following;  ///< these follow the default, if it is it
  friend bool operator==(const ConnectionImpact&, const ConnectionImpact&) = default;
};
[[nodiscard]] ConnectionImpact impact_of(const Connection& connection,
                                         const std::vector<ConnectionUse>& uses);

[[nodiscard]] Connections apply(Connections connections, const DefaultMoved& change);
[[nodiscard]] Connections apply(Connections connections, const ConnectionCreated& change);
[[nodiscard]] Connections apply(Connections connections, const ConnectionRenamed& change);
[[nodiscard]] Connections apply(Connections connections, const ConnectionReconnected& change);
[[nodiscard]] Connections apply(Connections connections, const ConnectionDeleted& change);
[[nodiscard]] Connections apply(Connections connections, const ConnectionPassed& change);

}  // namespace steward
