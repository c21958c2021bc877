#include "server/store/runs.hpp"

#include <utility>

#include "core/codec/runs.hpp"
#include "server/store/connection.hpp"
#include "server/store/credit_columns.hpp"
#include "server/store/error.hpp"

namespace steward::store {
namespace {

constexpr const char* run_columns =
    "id, actor_id, waterfall, state, created_at, ended_at, wait_until, version, sealed_inputs, "
    "sealed_result";

template <class Value>
Value run_part(Result<Value, Issues> decoded) {
  if (!decoded) throw StoreError(Fault::broken, "a stored run cannot be read");
  return std::move(decoded).value();
}

struct RunRow {
  std::string id{};
  std::string actor_id{};
  std::string waterfall{};
  std::string state{};
  Integer created_at = 0;
  Integer ended_at = 0;
  Integer wait_until = 0;
  Integer version = 0;
  std::string sealed_inputs{};
  std::string sealed_result{};

  void read(Query& query) {
    query.out(id).out(actor_id).out(waterfall).out(state).out(created_at).out(ended_at);
    query.out(wait_until).out(version).out(sealed_inputs).out(sealed_result);
  }
  [[nodiscard]] StoredRun stored() const {
    return {RunId{id},
            UserId{actor_id},
            run_part(decode_waterfall(waterfall)),
            run_part(decode_run_state(state)),
            to_timestamp(created_at),
            stored_time(ended_at),
            stored_time(wait_until),
            version,
            sealed_inputs,
            sealed_result};
  }
};

}  // namespace

void insert_run(Connection& connection, WorkspaceId workspace_id, const StoredRun& run) {
  const Integer workspace = workspace_id.value();
  const std::string waterfall = encode_waterfall(run.waterfall);
  const std::string state = encode_run_state(run.state);
  const Integer created_at = to_integer(run.created_at);
  const Integer ended_at = to_integer(run.ended_at);
  const Integer wait_until = to_integer(run.wait_until);
  const Integer version = run.version;
  connection.sql << std::string("INSERT INTO runs (workspace_id, ") + run_columns +
                        ") VALUES (:workspace, :id, :actor, :waterfall, :state, :created, :ended, "
                        ":wait, :version, :inputs, :result)",
      soci::use(workspace), soci::use(run.id.value()), soci::use(run.actor.value()),
      soci::use(waterfall), soci::use(state), soci::use(created_at), soci::use(ended_at),
      soci::use(wait_until), soci::use(version), soci::use(run.sealed_inputs),
      soci::use(run.sealed_result);
}

void update_run(Connection& connection, StoredRun& run) {
  const std::string state = encode_run_state(run.state);
  const Integer ended_at = to_integer(run.ended_at);
  const Integer wait_until = to_integer(run.wait_until);
  const Integer version = run.version;
  Query query(connection.sql);
  query.in(state).in(ended_at).in(wait_until).in(run.sealed_result).in(run.id.value()).in(version);
  query.prepare(
      "UPDATE runs SET state = :state, ended_at = :ended, wait_until = :wait, "
      "sealed_result = :result, version = version + 1 WHERE id = :id AND version = :version");
  if (query.run() != 1) throw StoreError(Fault::conflict, "a run was moved by two");
  ++run.version;
}

std::optional<StoredRun> find_run(Connection& connection, WorkspaceId workspace_id,
                                  const RunId& id) {
  const Integer workspace = workspace_id.value();
  RunRow row;
  Query query(connection.sql);
  row.read(query.in(workspace).in(id.value()));
  query.prepare(std::string("SELECT ") + run_columns +
                " FROM runs WHERE workspace_id = :workspace AND id = :id");
  if (!query.find_one()) return std::nullopt;
  return row.stored();
}

std::vector<StoredRun> list_runs(Connection& connection, WorkspaceId workspace_id,
                                 const std::string& before, std::int64_t limit) {
  const Integer workspace = workspace_id.value();
  // Every id begins with "run_", which "s" stands behind.
  const std::string behind = before.empty() ? "s" : before;
  const Integer most = limit;
  RunRow row;
  Query query(connection.sql);
  row.read(query.in(workspace).in(behind).in(most));
  query.prepare(std::string("SELECT ") + run_columns +
                " FROM runs WHERE workspace_id = :workspace AND id < :behind "
                "ORDER BY id DESC LIMIT :limit");
  std::vector<StoredRun> runs;
  query.for_each([&] { runs.push_back(row.stored()); });
  return runs;
}

}  // namespace steward::store
