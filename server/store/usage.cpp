#include "server/store/usage.hpp"

#include "core/base/calendar.hpp"
#include "server/store/connection.hpp"
#include "server/store/credit_columns.hpp"

namespace steward::store {
namespace {

struct AddUsageDay {
  explicit AddUsageDay(soci::session& sql) : query(sql) {
    query.in(workspace_id).in(day).in(user_id).in(connection_id).in(action).in(credits);
    query.prepare(
        "INSERT INTO usage_days (workspace_id, day, user_id, connection_id, action, credits) "
        "VALUES (:workspace, :day, :user, :connection, :action, :credits) "
        "ON CONFLICT (workspace_id, day, user_id, connection_id, action) "
        "DO UPDATE SET credits = usage_days.credits + excluded.credits");
  }
  Integer workspace_id = 0;
  Integer day = 0;
  std::string user_id{};
  std::string connection_id{};
  std::string action{};
  Integer credits = 0;
  Query query;
};

struct AddCreditDay {
  explicit AddCreditDay(soci::session& sql) : query(sql) {
    query.in(workspace_id)
        .in(day)
        .in(credits)
        .prepare(
            "INSERT INTO credit_days (workspace_id, day, credits) VALUES (:workspace, :day, "
            ":credits) "
            "ON CONFLICT (workspace_id, day) "
            "DO UPDATE SET credits = credit_days.credits + excluded.credits");
  }
  Integer workspace_id = 0;
  Integer day = 0;
  Integer credits = 0;
  Query query;
};

struct FindUse {
  explicit FindUse(soci::session& sql) : query(sql) {
    query.in(workspace_id)
        .in(period_start)
        .in(user_id)
        .out(used)
        .out(held)
        .prepare(
            "SELECT credits_used, credits_held FROM credit_uses WHERE workspace_id = :workspace "
            "AND period_start = :start AND user_id = :user");
  }
  Integer workspace_id = 0;
  Integer period_start = 0;
  std::string user_id{};
  Integer used = 0;
  Integer held = 0;
  Query query;
};

struct AddUse {
  explicit AddUse(soci::session& sql) : query(sql) {
    query.in(workspace_id)
        .in(period_start)
        .in(user_id)
        .in(used)
        .in(held)
        .prepare(
            "INSERT INTO credit_uses (workspace_id, period_start, user_id, credits_used, "
            "credits_held) "
            "VALUES (:workspace, :start, :user, :used, :held) "
            "ON CONFLICT (workspace_id, period_start, user_id) "
            "DO UPDATE SET credits_used = credit_uses.credits_used + excluded.credits_used, "
            "credits_held = credit_uses.credits_held + excluded.credits_held");
  }
  Integer workspace_id = 0;
  Integer period_start = 0;
  std::string user_id{};
  Integer used = 0;
  Integer held = 0;
  Query query;
};

std::string key_column(UsageKey by) {
  switch (by) {
    case UsageKey::day:
      return "CAST(day AS TEXT)";
    case UsageKey::member:
      return "user_id";
    case UsageKey::connection:
      return "connection_id";
    case UsageKey::action:
      return "action";
  }
  return {};
}

}  // namespace

void add_usage(Connection& connection, WorkspaceId workspace_id, const Usage& usage,
               Credits credits, Timestamp at) {
  const Integer day = to_integer(day_of(at));
  auto& add = connection.prepared<AddUsageDay>();
  add.workspace_id = workspace_id.value();
  add.day = day;
  add.user_id = usage.actor_id;
  add.connection_id = usage.connection_id.value_or("");
  add.action = usage.action;
  add.credits = credits.value();
  add.query.run();
  auto& total = connection.prepared<AddCreditDay>();
  total.workspace_id = workspace_id.value();
  total.day = day;
  total.credits = credits.value();
  total.query.run();
}

std::vector<UsageSum> sum_usage(Connection& connection, WorkspaceId workspace_id, DayRange range,
                                UsageKey by) {
  const Integer workspace = workspace_id.value();
  const Integer from = to_integer(range.from);
  const Integer to = to_integer(range.to);
  std::string key;
  Integer credits = 0;
  const std::string column = key_column(by);
  const bool is_by_day = by == UsageKey::day;
  Query query(connection.sql);
  query.in(workspace).in(from).in(to).out(key).out(credits);
  query.prepare("SELECT " + column +
                ", CAST(SUM(credits) AS BIGINT) AS total FROM usage_days "
                "WHERE workspace_id = :workspace AND day >= :from AND day < :to GROUP BY " +
                (is_by_day ? "day" : column) + " ORDER BY " +
                (is_by_day ? "day" : "total DESC, " + column));
  std::vector<UsageSum> sums;
  query.for_each([&] { sums.push_back({key, stored_credits(credits)}); });
  return sums;
}

Credits total_usage(Connection& connection, WorkspaceId workspace_id, DayRange range) {
  const Integer workspace = workspace_id.value();
  const Integer from = to_integer(range.from);
  const Integer to = to_integer(range.to);
  Integer credits = 0;
  Query query(connection.sql);
  query.in(workspace).in(from).in(to).out(credits).prepare(
      "SELECT CAST(COALESCE(SUM(credits), 0) AS BIGINT) FROM credit_days "
      "WHERE workspace_id = :workspace AND day >= :from AND day < :to");
  if (!query.find_one()) return {};
  return stored_credits(credits);
}

std::vector<UsageDay> list_usage_days(Connection& connection, WorkspaceId workspace_id,
                                      DayRange range, const std::optional<UsageDay>& after,
                                      std::int64_t limit) {
  const Integer workspace = workspace_id.value();
  const Integer from = to_integer(range.from);
  const Integer to = to_integer(range.to);
  const Integer count = limit;
  const Integer after_day = after ? to_integer(after->day) : 0;
  const std::string after_user = after ? after->user_id : "";
  const std::string after_connection = after ? after->connection_id : "";
  const std::string after_action = after ? after->action : "";
  Integer day = 0;
  Integer credits = 0;
  UsageDay row{};
  Query query(connection.sql);
  query.in(workspace).in(from).in(to);
  std::string behind;
  if (after) {
    query.in(after_day).in(after_user).in(after_connection).in(after_action);
    behind =
        " AND (day, user_id, connection_id, action) > "
        "(:after_day, :after_user, :after_connection, :after_action)";
  }
  query.in(count).out(day).out(row.user_id).out(row.connection_id).out(row.action).out(credits);
  query.prepare(
      "SELECT day, user_id, connection_id, action, credits FROM usage_days "
      "WHERE workspace_id = :workspace AND day >= :from AND day < :to" +
      behind + " ORDER BY day, user_id, connection_id, action LIMIT :count");
  std::vector<UsageDay> days;
  query.for_each([&] {
    row.day = to_timestamp(day);
    row.credits = stored_credits(credits);
    days.push_back(row);
  });
  return days;
}

CreditUse find_use(Connection& connection, WorkspaceId workspace_id, Timestamp period_start,
                   const std::string& user_id) {
  auto& find = connection.prepared<FindUse>();
  find.workspace_id = workspace_id.value();
  find.period_start = to_integer(period_start);
  find.user_id = user_id;
  if (!find.query.find_one()) return {};
  return {stored_credits(find.used), stored_credits(find.held)};
}

void add_use(Connection& connection, WorkspaceId workspace_id, Timestamp period_start,
             const std::string& user_id, const CreditUse& more) {
  auto& add = connection.prepared<AddUse>();
  add.workspace_id = workspace_id.value();
  add.period_start = to_integer(period_start);
  add.user_id = user_id;
  add.used = more.used.value();
  add.held = more.held.value();
  add.query.run();
}

}  // namespace steward::store
