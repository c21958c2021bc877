#include "core/codec/audit.hpp"

#include <array>

#include "core/base/rfc3339.hpp"
#include "core/codec/audit_event.hpp"
#include "core/codec/json.hpp"
#include "core/codec/member.hpp"
#include "core/codec/problem.hpp"
#include "core/codec/query.hpp"

namespace steward {
namespace {

using codec::Json;
using codec::QueryReader;

std::optional<ExportFormat> format_named(std::string_view name) {
  if (name == "csv") return ExportFormat::csv;
  if (name == "json") return ExportFormat::json;
  return std::nullopt;
}

AuditFilter read_filter(QueryReader& reader) {
  AuditFilter filter;
  filter.action = reader.text("action");
  filter.actor = reader.text("actor");
  filter.outcome = reader.choice("outcome", audit_outcome_named);
  filter.from = reader.time("from");
  filter.to = reader.time("to");
  return filter;
}

}  // namespace

std::string encode_audit_event(const AuditEvent& event) {
  return codec::to_text(codec::audit_event_json(event));
}

Result<AuditEvent, Issues> decode_audit_event(std::string_view text) {
  const auto json = codec::parse_object(text);
  if (!json) return Failure{Issues{json.error()}};
  Issues issues;
  auto event = codec::read_audit_event(*json, issues, {});
  if (!issues.empty() || !event) return Failure{std::move(issues)};
  return std::move(*event);
}

std::string encode_audit_page(std::span<const AuditEvent> items,
                              const std::optional<std::string>& next_cursor) {
  Json list = Json::array();
  for (const AuditEvent& event : items) list.push_back(codec::audit_event_json(event));
  Json json{{"items", std::move(list)}};
  if (next_cursor) json["next_cursor"] = *next_cursor;
  return codec::to_text(json);
}

Result<AuditQuery, Issues> decode_audit_query(std::string_view query) {
  return codec::decode_query(query, [](QueryReader& reader) {
    AuditFilter filter = read_filter(reader);
    auto cursor = reader.text("cursor");
    const auto limit = reader.integer("limit", 1, page_size_max).value_or(page_size_usual);
    return AuditQuery{std::move(filter), std::move(cursor), limit};
  });
}

Result<AuditExportQuery, Issues> decode_audit_export_query(std::string_view query) {
  return codec::decode_query(query, [](QueryReader& reader) {
    AuditFilter filter = read_filter(reader);
    const auto format = reader.choice("format", format_named).value_or(ExportFormat::csv);
    return AuditExportQuery{std::move(filter), format};
  });
}

std::string encode_audit_verification(const AuditHead& head,
                                      const std::optional<Rejection>& broken) {
  Json json{{"ok", !broken.has_value()},
            {"event_count", head.position},
            {"head", {{"position", head.position}, {"hash", to_hex(head.hash)}}}};
  if (broken) json["problem"] = codec::rejection_json(*broken);
  return codec::to_text(json);
}

std::string encode_live_event(const AuditEvent& event) {
  Json targets = Json::array();
  for (const AuditTarget& target : event.what.targets)
    targets.push_back({{"type", target.type}, {"id", target.id}});
  return codec::to_text({{"position", event.position},
                         {"action", event.what.action},
                         {"occurred_at", to_rfc3339(event.occurred_at)},
                         {"actor", {{"id", event.actor.id}, {"display", event.actor.display}}},
                         {"targets", std::move(targets)}});
}

std::string encode_live_end(Code code) {
  return codec::to_text({{"code", name_of(code)}});
}

}  // namespace steward
