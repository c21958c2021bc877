#include "core/codec/usage.hpp"
#include "server/use_cases/actor.hpp"
#include "server/use_cases/run_moves.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

std::string cursor_place(WorkspaceId workspace_id) {
  return "cursor/runs/" + std::to_string(workspace_id.value());
}

/// The id before which the page begins; empty without a cursor. Fails: `cursor_malformed`.
Result<std::string, Refusal> run_before(const Services& services, WorkspaceId workspace_id,
                                        const std::optional<std::string>& cursor) {
  if (!cursor) return std::string();
  auto id = services.sealer.open(*cursor, cursor_place(workspace_id));
  if (!id) return refuse_field("/cursor", Issue{Code::cursor_malformed});
  return *std::move(id);
}

}  // namespace

Outcome list_runs(Services& services, const http::Request& request) {
  const auto query = decode_entry_query(request.query);
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto reader =
        authorize_visitor(services, connection, request, Permission::connections_read);
    if (!reader) return Failure{reader.error()};
    if (!query) return refuse(query.error());
    const WorkspaceId id = reader->membership.workspace.id;
    const auto before = run_before(services, id, query->cursor);
    if (!before) return Failure{before.error()};
    auto runs = store::list_runs(connection, id, *before, query->limit + 1);
    std::optional<std::string> next_cursor;
    if (static_cast<std::int64_t>(runs.size()) > query->limit) {
      runs.pop_back();
      next_cursor = services.sealer.seal(runs.back().id.value(), cursor_place(id));
    }
    std::vector<RunDocument> documents;
    documents.reserve(runs.size());
    for (const store::StoredRun& run : runs) documents.push_back(document_of(services, run));
    return json_response(200, encode_runs(documents, next_cursor));
  });
}

Outcome read_run(Services& services, const http::Request& request) {
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto reader =
        authorize_visitor(services, connection, request, Permission::connections_read);
    if (!reader) return Failure{reader.error()};
    const auto run =
        store::find_run(connection, reader->membership.workspace.id, RunId{request.params.at(1)});
    if (!run) return refuse(Code::run_not_found);
    return json_response(200, encode_run(document_of(services, *run)));
  });
}

}  // namespace steward::use_cases
