#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/audit/event.hpp"
#include "core/codec/json_fwd.hpp"
#include "core/error/issue.hpp"

namespace steward {

[[nodiscard]] std::optional<AuditActorKind> audit_actor_kind_named(std::string_view name);
[[nodiscard]] std::optional<AuditOutcome> audit_outcome_named(std::string_view name);

}  // namespace steward

namespace steward::codec {

[[nodiscard]] Json audit_event_json(const AuditEvent& event);
/// Reads what audit_event_json writes. Collects issues, their paths beginning with `path`: those
/// of the Reader, and `field_value_unknown` where a name or a hash is none.
[[nodiscard]] std::optional<AuditEvent> read_audit_event(const Json& json, Issues& issues,
                                                         const std::string& path);

}  // namespace steward::codec
