#include "server/store/credit_budgets.hpp"

#include "server/store/connection.hpp"
#include "server/store/credit_columns.hpp"

namespace steward::store {
namespace {

struct FindBudgets {
  explicit FindBudgets(soci::session& sql) : query(sql) {
    query.in(workspace_id)
        .in(user_id)
        .out(found_id)
        .out(limit)
        .prepare(
            "SELECT user_id, credit_limit FROM credit_budgets WHERE workspace_id = :workspace "
            "AND user_id IN ('', :user)");
  }
  Integer workspace_id = 0;
  std::string user_id{};
  std::string found_id{};
  Integer limit = 0;
  Query query;
};

struct ListAlerts {
  explicit ListAlerts(soci::session& sql) : query(sql) {
    query.in(workspace_id)
        .in(period_start)
        .out(percent)
        .prepare(
            "SELECT percent FROM credit_alerts WHERE workspace_id = :workspace "
            "AND period_start = :start ORDER BY percent");
  }
  Integer workspace_id = 0;
  Integer period_start = 0;
  Integer percent = 0;
  Query query;
};

}  // namespace

std::vector<StoredBudget> list_budgets(Connection& connection, WorkspaceId workspace_id) {
  const Integer workspace = workspace_id.value();
  std::string user_id;
  Integer limit = 0;
  Query query(connection.sql);
  query.in(workspace).out(user_id).out(limit).prepare(
      "SELECT b.user_id, b.credit_limit FROM credit_budgets b WHERE b.workspace_id = :workspace "
      "AND (b.user_id = '' OR EXISTS (SELECT 1 FROM memberships m WHERE m.workspace_id = "
      "b.workspace_id AND m.user_id = b.user_id)) ORDER BY b.user_id");
  std::vector<StoredBudget> budgets;
  query.for_each([&] { budgets.push_back({user_id, stored_credits(limit)}); });
  return budgets;
}

std::vector<StoredBudget> find_budgets(Connection& connection, WorkspaceId workspace_id,
                                       const std::string& user_id) {
  auto& find = connection.prepared<FindBudgets>();
  find.workspace_id = workspace_id.value();
  find.user_id = user_id;
  std::vector<StoredBudget> budgets;
  find.query.for_each([&] { budgets.push_back({find.found_id, stored_credits(find.limit)}); });
  return budgets;
}

void replace_budgets(Connection& connection, WorkspaceId workspace_id,
                     const std::vector<StoredBudget>& budgets) {
  const Integer workspace = workspace_id.value();
  connection.sql << "DELETE FROM credit_budgets WHERE workspace_id = :workspace",
      soci::use(workspace);
  for (const StoredBudget& budget : budgets) {
    const Integer limit = budget.limit.value();
    connection.sql << "INSERT INTO credit_budgets (workspace_id, user_id, credit_limit) "
                      "VALUES (:workspace, :user, :limit)",
        soci::use(workspace), soci::use(budget.user_id), soci::use(limit);
  }
}

std::vector<std::int64_t> list_alerts(Connection& connection, WorkspaceId workspace_id,
                                      Timestamp period_start) {
  auto& list = connection.prepared<ListAlerts>();
  list.workspace_id = workspace_id.value();
  list.period_start = to_integer(period_start);
  std::vector<std::int64_t> percents;
  list.query.for_each([&] { percents.push_back(list.percent); });
  return percents;
}

void insert_alert(Connection& connection, WorkspaceId workspace_id, Timestamp period_start,
                  std::int64_t percent, Timestamp sent_at) {
  const Integer workspace = workspace_id.value();
  const Integer start = to_integer(period_start);
  const Integer threshold = percent;
  const Integer sent = to_integer(sent_at);
  connection.sql << "INSERT INTO credit_alerts (workspace_id, period_start, percent, sent_at) "
                    "VALUES (:workspace, :start, :percent, :sent)",
      soci::use(workspace), soci::use(start), soci::use(threshold), soci::use(sent);
}

}  // namespace steward::store
