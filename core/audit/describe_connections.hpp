#pragma once

#include "core/audit/event.hpp"
#include "core/connections/change.hpp"

namespace steward {

/// The log's words for what happens to connections. Actions: connection.create, connection.rename,
/// connection.reconnect, connection.delete, connection.default, connection.pass,
/// connection.suspend, connection.resume, connection_settings.update. `connection`: as it was
/// before; never a credential, nor a part of one (ADV-11).
[[nodiscard]] AuditDescription describe(const ConnectionCreated& change);
[[nodiscard]] AuditDescription describe(const ConnectionRenamed& change);
[[nodiscard]] AuditDescription describe(const ConnectionReconnected& change,
                                        const Connection& connection);
[[nodiscard]] AuditDescription describe(const ConnectionDeleted& change);
[[nodiscard]] AuditDescription describe(const DefaultMoved& change, const Connections& connections);
[[nodiscard]] AuditDescription describe(const ConnectionPassed& change,
                                        const Connection& connection);
[[nodiscard]] AuditDescription describe(const ConnectionSuspended& change);
[[nodiscard]] AuditDescription describe(const ConnectionResumed& change);
/// The workspace's runs never spend credits from now on, or do again.
[[nodiscard]] AuditDescription describe_own_keys_only(bool is_on);

}  // namespace steward
