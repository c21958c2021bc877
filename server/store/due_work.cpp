#include "server/store/due_work.hpp"

#include "server/store/connection.hpp"
#include "server/store/credit_columns.hpp"

namespace steward::store {
namespace {

struct ScheduleWork {
  explicit ScheduleWork(soci::session& sql) : query(sql) {
    query.in(workspace_id)
        .in(kind)
        .in(subject)
        .in(due_at)
        .prepare(
            "INSERT INTO due_work (workspace_id, kind, subject, due_at, claimed_until, attempts) "
            "VALUES (:workspace, :kind, :subject, :due, 0, 0) "
            "ON CONFLICT (workspace_id, kind, subject) "
            "DO UPDATE SET due_at = excluded.due_at, claimed_until = 0, attempts = 0");
  }
  Integer workspace_id = 0;
  std::string kind{};
  std::string subject{};
  Integer due_at = 0;
  Query query;
};

struct FindWork {
  explicit FindWork(soci::session& sql) : query(sql) {
    query.in(workspace_id)
        .in(kind)
        .in(subject)
        .out(due_at)
        .prepare(
            "SELECT due_at FROM due_work WHERE workspace_id = :workspace AND kind = :kind "
            "AND subject = :subject");
  }
  Integer workspace_id = 0;
  std::string kind{};
  std::string subject{};
  Integer due_at = 0;
  Query query;
};

/// The work as long as it is the claimer's: nobody has scheduled it again.
void run_claimed(Query& query, const ClaimedWork& work, const std::string& text) {
  const Integer workspace = work.key.workspace_id.value();
  const Integer claimed_until = to_integer(work.claimed_until);
  query.in(workspace).in(work.key.kind).in(work.key.subject).in(claimed_until);
  query.prepare(text +
                " WHERE workspace_id = :workspace AND kind = :kind "
                "AND subject = :subject AND claimed_until = :claimed");
  query.run();
}

}  // namespace

void schedule_work(Connection& connection, const WorkKey& key, Timestamp due_at) {
  auto& schedule = connection.prepared<ScheduleWork>();
  schedule.workspace_id = key.workspace_id.value();
  schedule.kind = key.kind;
  schedule.subject = key.subject;
  schedule.due_at = to_integer(due_at);
  schedule.query.run();
  connection.touched.has_due_work = true;
}

void advance_work(Connection& connection, const WorkKey& key, Timestamp due_at) {
  auto& find = connection.prepared<FindWork>();
  find.workspace_id = key.workspace_id.value();
  find.kind = key.kind;
  find.subject = key.subject;
  if (find.query.find_one() && find.due_at <= to_integer(due_at)) return;
  schedule_work(connection, key, due_at);
}

void cancel_work(Connection& connection, const WorkKey& key) {
  const Integer workspace = key.workspace_id.value();
  connection.sql << "DELETE FROM due_work WHERE workspace_id = :workspace AND kind = :kind "
                    "AND subject = :subject",
      soci::use(workspace), soci::use(key.kind), soci::use(key.subject);
}

std::optional<ClaimedWork> claim_work(Connection& connection, Timestamp now,
                                      Timestamp claimed_until) {
  const Integer now_ms = to_integer(now);
  const Integer until_ms = to_integer(claimed_until);
  std::string kind;
  Integer workspace = 0;
  std::string subject;
  Integer due_at = 0;
  Integer attempts = 0;
  Query find(connection.sql);
  find.in(now_ms).in(now_ms);
  find.out(workspace).out(kind).out(subject).out(due_at).out(attempts);
  find.prepare(
      "SELECT workspace_id, kind, subject, due_at, attempts FROM due_work WHERE due_at <= :now "
      "AND claimed_until <= :now_again ORDER BY due_at, workspace_id, kind, subject LIMIT 1");
  if (!find.find_one()) return std::nullopt;
  Query claim(connection.sql);
  claim.in(until_ms).in(workspace).in(kind).in(subject).in(now_ms).prepare(
      "UPDATE due_work SET claimed_until = :until, attempts = attempts + 1 "
      "WHERE workspace_id = :workspace AND kind = :kind AND subject = :subject "
      "AND claimed_until <= :now");
  if (claim.run() != 1) return std::nullopt;
  return ClaimedWork{
      {kind, WorkspaceId{workspace}, subject}, to_timestamp(due_at), claimed_until, attempts + 1};
}

void complete_work(Connection& connection, const ClaimedWork& work) {
  Query query(connection.sql);
  run_claimed(query, work, "DELETE FROM due_work");
}

void postpone_work(Connection& connection, const ClaimedWork& work, Timestamp due_at) {
  const Integer due_ms = to_integer(due_at);
  Query query(connection.sql);
  query.in(due_ms);
  run_claimed(query, work, "UPDATE due_work SET due_at = :due, claimed_until = 0");
}

std::optional<Timestamp> next_work_at(Connection& connection) {
  Integer due_at = 0;
  Query query(connection.sql);
  query.out(due_at).prepare("SELECT due_at FROM due_work ORDER BY due_at LIMIT 1");
  if (!query.find_one()) return std::nullopt;
  return to_timestamp(due_at);
}

}  // namespace steward::store
