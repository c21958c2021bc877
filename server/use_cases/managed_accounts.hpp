#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/codec/provider_accounts.hpp"
#include "server/services.hpp"
#include "server/store/connections.hpp"

namespace steward::use_cases {

/// The workspace's accounts at a service, or at all where `provider` is empty: its own, and the
/// operator's, which every workspace has without a row of its own (ADR 0149). One of those gets a
/// row, and version 1, once the workspace changes its label; before, its version is 0 and it is the
/// default where no other account is.
[[nodiscard]] std::vector<store::StoredConnection> accounts_of(const Services& services,
                                                               store::Connection& connection,
                                                               WorkspaceId workspace_id,
                                                               const std::string& provider);
/// Nothing where the workspace has no such account, whoever else has it.
[[nodiscard]] std::optional<store::StoredConnection> find_account_of(const Services& services,
                                                                     store::Connection& connection,
                                                                     WorkspaceId workspace_id,
                                                                     const ConnectionId& id);
[[nodiscard]] Connections connections_in(const std::vector<store::StoredConnection>& stored);

/// Writes an account that `accounts_of` has given: a row that is not there yet is made.
void save_account(store::Connection& connection, WorkspaceId workspace_id,
                  const store::StoredConnection& stored);
/// Writes what a call has shown of an account, the operator's or one of the workspace's own.
void save_health(const Services& services, store::Connection& connection, WorkspaceId workspace_id,
                 const store::StoredConnection& stored);

}  // namespace steward::use_cases
