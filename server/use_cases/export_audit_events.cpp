#include <memory>

#include "core/audit/describe.hpp"
#include "core/codec/audit.hpp"
#include "server/store/audit_log.hpp"
#include "server/use_cases/actor.hpp"
#include "server/use_cases/history.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

constexpr std::int64_t events_in_piece = 200;

/// A log on its way into a file: page by page, so that its length costs no memory. Ends where the
/// log ended when it was asked for.
class AuditExport {
 public:
  AuditExport(Services& services, WorkspaceId workspace_id, AuditExportQuery query,
              std::int64_t until)
      : services_(services), workspace_id_(workspace_id), query_(std::move(query)), until_(until) {}

  std::string next_piece() {
    switch (part_) {
      case Part::head:
        part_ = Part::items;
        return encode_audit_export_head(query_.format);
      case Part::items:
        return items_or_tail();
      case Part::done:
        return {};
    }
    return {};
  }

 private:
  enum class Part : std::uint8_t { head, items, done };

  std::string items_or_tail() {
    const auto events = services_.store.read([&](store::Connection& connection) {
      return store::read_audit_events(connection, workspace_id_, query_.filter,
                                      {after_, until_, events_in_piece});
    });
    if (!events.empty()) {
      const std::int64_t written = written_;
      after_ = events.back().position;
      written_ += static_cast<std::int64_t>(events.size());
      return encode_audit_export_items(query_.format, events, written);
    }
    part_ = Part::done;
    return encode_audit_export_tail(query_.format);
  }

  Services& services_;
  const WorkspaceId workspace_id_;
  const AuditExportQuery query_;
  const std::int64_t until_;
  Part part_ = Part::head;
  std::int64_t after_ = 0;
  std::int64_t written_ = 0;
};

}  // namespace

// Who takes the log away is in the log, as its last line.
Outcome export_audit_events(Services& services, const http::Request& request) {
  return services.store.write([&](store::Connection& connection) -> Outcome {
    const auto reader = authorize_visitor(services, connection, request, Permission::audit_read);
    if (!reader) return Failure{reader.error()};
    const auto query = decode_audit_export_query(request.query);
    if (!query) return refuse(query.error());
    const bool is_csv = query->format == ExportFormat::csv;
    const WorkspaceId id = reader->membership.workspace.id;
    record(services, connection, {request, reader->user_id, id, "", reader->key},
           describe_audit_exported(is_csv ? "csv" : "json"));
    const auto made = std::make_shared<AuditExport>(
        services, id, *query, store::find_audit_head(connection, id).position);
    const std::string file = "audit-" + std::to_string(id.value()) + (is_csv ? ".csv" : ".json");
    return http::Response{
        .status = 200,
        .headers = {{"Content-Type", is_csv ? "text/csv; charset=utf-8" : "application/json"},
                    {"Content-Disposition", "attachment; filename=\"" + file + "\""}},
        .next_piece = [made] { return made->next_piece(); }};
  });
}

}  // namespace steward::use_cases
