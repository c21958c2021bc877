#pragma once

#include <vector>

#include "core/base/ids.hpp"
#include "core/credits/grant.hpp"

namespace steward::store {

class Connection;

/// The workspace's grants that have credits left, in no order.
[[nodiscard]] std::vector<CreditGrant> list_open_grants(Connection& connection,
                                                        WorkspaceId workspace_id);
void insert_grant(Connection& connection, WorkspaceId workspace_id, const CreditGrant& grant);
/// Writes what a grant has left, held and whether it was voided; the rest of it never changes.
void update_grant(Connection& connection, const CreditGrant& grant);

}  // namespace steward::store
