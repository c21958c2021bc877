#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/sha256.hpp"
#include "core/base/timestamp.hpp"
#include "core/error/code.hpp"

namespace steward {

enum class AuditActorKind : std::uint8_t { user, api_key, system };
enum class AuditOutcome : std::uint8_t { success, failure, denied };
[[nodiscard]] std::string_view name_of(AuditActorKind kind);
[[nodiscard]] std::string_view name_of(AuditOutcome outcome);

struct AuditActor {
  AuditActorKind kind;
  std::string id;       ///< empty for the system
  std::string display;  ///< the name as it was then
  friend bool operator==(const AuditActor&, const AuditActor&) = default;
};
struct AuditTarget {
  std::string type;  ///< glossary word: "member", "invitation", "workspace"
  std::string id;
  std::string display;
  friend bool operator==(const AuditTarget&, const AuditTarget&) = default;
};
struct AuditContext {
  std::string ip;
  std::string user_agent;
  std::string interface;  ///< "web" or "api"
  friend bool operator==(const AuditContext&, const AuditContext&) = default;
};
/// Absent `before`: there was nothing. Never a secret (ADV-11): a change of one has neither text.
struct FieldChange {
  std::string field;
  std::optional<std::string> before;
  std::optional<std::string> after;
  friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

/// What happened, apart from who, when and where: made of a change by describe.hpp.
struct AuditDescription {
  std::string action;  ///< resource.verb: "member.role_change"
  std::vector<AuditTarget> targets;
  std::vector<FieldChange> changes;
  friend bool operator==(const AuditDescription&, const AuditDescription&) = default;
};

/// One immutable line of a workspace's audit log (SEC-43).
struct AuditEvent {
  AuditEventId id;
  WorkspaceId workspace;
  std::int64_t position;  ///< 1, 2, 3 … without gaps in each workspace; also the live position
  Timestamp occurred_at;
  AuditActor actor;
  AuditContext context;
  AuditOutcome outcome;
  std::optional<Code> code;  ///< of a denial or failure
  AuditDescription what;
  Sha256Digest prev_hash;  ///< `hash` of the event before, zeros for the first
  Sha256Digest hash;
  friend bool operator==(const AuditEvent&, const AuditEvent&) = default;
};

inline constexpr std::int64_t user_agent_bytes_max = 256;
/// At most user_agent_bytes_max bytes, whole code points, no control characters: a client chooses
/// this text.
[[nodiscard]] std::string kept_user_agent(std::string_view text);

}  // namespace steward
