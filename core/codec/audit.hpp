#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/audit/chain.hpp"
#include "core/audit/event.hpp"
#include "core/base/result.hpp"
#include "core/codec/json_fwd.hpp"

namespace steward {

/// `{id, workspace_id, position, action, occurred_at, actor: {kind, id, display}, targets: [{type,
/// id, display}], context: {ip, user_agent, interface}, outcome, code?, changes: [{field, before?,
/// after?}], prev_hash, hash}`; hashes as hexadecimal digits. Reading gives back the same event, so
/// that this text can be what is stored.
[[nodiscard]] std::string encode_audit_event(const AuditEvent& event);
[[nodiscard]] Result<AuditEvent, Issues> decode_audit_event(std::string_view text);
/// `{items: [event], next_cursor?}`
[[nodiscard]] std::string encode_audit_page(std::span<const AuditEvent> items,
                                            const std::optional<std::string>& next_cursor);

/// Both ends included below, excluded above: [from, to).
struct AuditFilter {
  std::optional<std::string> action;  ///< "member.remove", or "member" for all of a resource
  std::optional<std::string> actor;   ///< an actor's id
  std::optional<AuditOutcome> outcome;
  std::optional<Timestamp> from;
  std::optional<Timestamp> to;
};
struct AuditQuery {
  AuditFilter filter;
  std::optional<std::string> cursor;
  std::int64_t limit;
};
/// `action`, `actor`, `outcome`, `from`, `to`, `cursor`, `limit`
[[nodiscard]] Result<AuditQuery, Issues> decode_audit_query(std::string_view query);

enum class ExportFormat : std::uint8_t { csv, json };
struct AuditExportQuery {
  AuditFilter filter;
  ExportFormat format = ExportFormat::csv;
};
/// The filter's parameters and `format` (csv | json).
[[nodiscard]] Result<AuditExportQuery, Issues> decode_audit_export_query(std::string_view query);

/// An export in pieces: head, items page by page, tail. JSON: `{items: [event]}`. CSV: one row per
/// event, formula-safe. `position`: how many events were written before these.
[[nodiscard]] std::string encode_audit_export_head(ExportFormat format);
[[nodiscard]] std::string encode_audit_export_items(ExportFormat format,
                                                    std::span<const AuditEvent> items,
                                                    std::int64_t position);
[[nodiscard]] std::string encode_audit_export_tail(ExportFormat format);

/// `{ok, event_count, head: {position, hash}, problem?}`; `head`: of the events that hold, up to
/// the break if there is one; a problem is `{code, params}`.
[[nodiscard]] std::string encode_audit_verification(const AuditHead& head,
                                                    const std::optional<Rejection>& broken);

/// What a window of the workspace hears: `{position, action, occurred_at, actor: {id, display},
/// targets: [{type, id}]}`, and no details: it reads again what it shows.
[[nodiscard]] std::string encode_live_event(const AuditEvent& event);
/// Why a live connection ends: `{code}`.
[[nodiscard]] std::string encode_live_end(Code code);

}  // namespace steward
