#include "core/base/csv.hpp"
#include "core/base/rfc3339.hpp"
#include "core/codec/audit.hpp"
#include "core/codec/audit_event.hpp"
#include "core/codec/json.hpp"

namespace steward {
namespace {

/// "member usr_1 Jane Doe; …"
std::string targets_text(const AuditEvent& event) {
  std::string text;
  for (const AuditTarget& target : event.what.targets) {
    if (!text.empty()) text += "; ";
    text += target.type + " " + target.id + " " + target.display;
  }
  return text;
}

/// "role: user > admin; …"
std::string changes_text(const AuditEvent& event) {
  std::string text;
  for (const FieldChange& change : event.what.changes) {
    if (!text.empty()) text += "; ";
    text += change.field + ": " + change.before.value_or("") + " > " + change.after.value_or("");
  }
  return text;
}

std::string audit_csv_row(const AuditEvent& event) {
  return csv_row({std::to_string(event.position), to_rfc3339(event.occurred_at), event.what.action,
                  name_of(event.outcome), event.code ? name_of(*event.code) : "",
                  name_of(event.actor.kind), event.actor.id, event.actor.display,
                  targets_text(event), changes_text(event), event.context.ip,
                  event.context.user_agent, event.context.interface, event.id.value(),
                  to_hex(event.prev_hash), to_hex(event.hash)});
}

}  // namespace

std::string encode_audit_export_head(ExportFormat format) {
  if (format == ExportFormat::json) return "{\"items\":[";
  return csv_row({"position", "occurred_at", "action", "outcome", "code", "actor_kind", "actor_id",
                  "actor_display", "targets", "changes", "ip", "user_agent", "interface", "id",
                  "prev_hash", "hash"});
}

std::string encode_audit_export_items(ExportFormat format, std::span<const AuditEvent> items,
                                      std::int64_t position) {
  std::string text;
  for (const AuditEvent& event : items) {
    if (format == ExportFormat::csv) {
      text += audit_csv_row(event);
    } else {
      if (position > 0 || !text.empty()) text += ',';
      text += codec::to_text(codec::audit_event_json(event));
    }
  }
  return text;
}

std::string encode_audit_export_tail(ExportFormat format) {
  return format == ExportFormat::json ? "]}" : "";
}

}  // namespace steward
