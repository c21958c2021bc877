#include "server/store/credit_holds.hpp"

#include <string>

#include "server/store/connection.hpp"
#include "server/store/credit_columns.hpp"

namespace steward::store {
namespace {

/// The columns of a hold `h` and one of its parts `p`.
struct HoldRow {
  std::string id{};
  Integer amount = 0;
  UsageColumns usage{};
  Integer created_at = 0;
  Integer expires_at = 0;
  std::string state{};
  Integer posted = 0;
  Integer settled_at = 0;
  Integer period_start = 0;
  std::string grant_id{};
  Integer part_amount = 0;

  static std::string names() {
    return std::string("h.id, h.amount, ") + UsageColumns::names +
           ", h.created_at, h.expires_at, h.state, h.posted, h.settled_at, h.period_start, "
           "p.grant_id, p.amount FROM credit_holds h JOIN credit_hold_parts p ON p.hold_id = h.id ";
  }
  void read(Query& query) {
    query.out(id).out(amount);
    usage.read(query);
    query.out(created_at).out(expires_at).out(state).out(posted).out(settled_at);
    query.out(period_start).out(grant_id).out(part_amount);
  }
  [[nodiscard]] GrantAmount part() const {
    return {CreditGrantId{grant_id}, stored_credits(part_amount)};
  }
  [[nodiscard]] StoredHold stored() const {
    return {{.id = HoldId{id},
             .amount = stored_credits(amount),
             .usage = usage.usage(),
             .created_at = to_timestamp(created_at),
             .expires_at = to_timestamp(expires_at),
             .parts = {},
             .state = stored_name(hold_state_named(state)),
             .posted = stored_credits(posted),
             .settled_at = stored_time(settled_at)},
            to_timestamp(period_start)};
  }
};

/// Rows of one hold follow one another.
void take(std::vector<StoredHold>& holds, const HoldRow& row) {
  if (holds.empty() || holds.back().hold.id.value() != row.id) holds.push_back(row.stored());
  holds.back().hold.parts.push_back(row.part());
}

struct FindHold {
  explicit FindHold(soci::session& sql) : query(sql) {
    row.read(query.in(id).in(workspace_id));
    query.prepare("SELECT " + HoldRow::names() +
                  "WHERE h.id = :id AND h.workspace_id = :workspace ORDER BY p.place");
  }
  std::string id{};
  Integer workspace_id = 0;
  HoldRow row{};
  Query query;
};

struct ListDueHolds {
  explicit ListDueHolds(soci::session& sql) : query(sql) {
    row.read(query.in(workspace_id).in(now));
    query.prepare("SELECT " + HoldRow::names() +
                  "WHERE h.workspace_id = :workspace AND h.state = 'pending' "
                  "AND h.expires_at <= :now ORDER BY h.expires_at, h.id, p.place");
  }
  Integer workspace_id = 0;
  Integer now = 0;
  HoldRow row{};
  Query query;
};

struct InsertHold {
  explicit InsertHold(soci::session& sql) : query(sql) {
    query.in(id).in(workspace_id).in(amount);
    usage.write(query);
    query.in(created_at).in(expires_at).in(period_start);
    query.prepare(std::string("INSERT INTO credit_holds (id, workspace_id, amount, ") +
                  UsageColumns::names +
                  ", created_at, expires_at, period_start, state, posted, settled_at) VALUES (:id, "
                  ":workspace, :amount, " +
                  UsageColumns::places + ", :created, :expires, :period_start, 'pending', 0, 0)");
  }
  std::string id{};
  Integer workspace_id = 0;
  Integer amount = 0;
  UsageColumns usage{};
  Integer created_at = 0;
  Integer expires_at = 0;
  Integer period_start = 0;
  Query query;
};

struct InsertPart {
  explicit InsertPart(soci::session& sql) : query(sql) {
    query.in(hold_id).in(place).in(grant_id).in(amount).prepare(
        "INSERT INTO credit_hold_parts (hold_id, place, grant_id, amount) "
        "VALUES (:hold, :place, :grant, :amount)");
  }
  std::string hold_id{};
  Integer place = 0;
  std::string grant_id{};
  Integer amount = 0;
  Query query;
};

struct EndHold {
  explicit EndHold(soci::session& sql) : query(sql) {
    query.in(state)
        .in(posted)
        .in(settled_at)
        .in(id)
        .prepare(
            "UPDATE credit_holds SET state = :state, posted = :posted, settled_at = :settled "
            "WHERE id = :id AND state = 'pending'");
  }
  std::string state{};
  Integer posted = 0;
  Integer settled_at = 0;
  std::string id{};
  Query query;
};

}  // namespace

void insert_hold(Connection& connection, WorkspaceId workspace_id, const StoredHold& stored) {
  const Hold& hold = stored.hold;
  auto& insert = connection.prepared<InsertHold>();
  insert.id = hold.id.value();
  insert.workspace_id = workspace_id.value();
  insert.amount = hold.amount.value();
  insert.usage = UsageColumns::of(hold.usage);
  insert.created_at = to_integer(hold.created_at);
  insert.expires_at = to_integer(hold.expires_at);
  insert.period_start = to_integer(stored.period_start);
  insert.query.run();
  auto& part = connection.prepared<InsertPart>();
  part.hold_id = hold.id.value();
  part.place = 0;
  for (const GrantAmount& each : hold.parts) {
    ++part.place;
    part.grant_id = each.grant.value();
    part.amount = each.amount.value();
    part.query.run();
  }
}

std::optional<StoredHold> find_hold(Connection& connection, WorkspaceId workspace_id,
                                    const HoldId& id) {
  auto& find = connection.prepared<FindHold>();
  find.id = id.value();
  find.workspace_id = workspace_id.value();
  std::vector<StoredHold> holds;
  find.query.for_each([&] { take(holds, find.row); });
  if (holds.empty()) return std::nullopt;
  return holds.front();
}

std::vector<StoredHold> list_due_holds(Connection& connection, WorkspaceId workspace_id,
                                       Timestamp now) {
  auto& list = connection.prepared<ListDueHolds>();
  list.workspace_id = workspace_id.value();
  list.now = to_integer(now);
  std::vector<StoredHold> holds;
  list.query.for_each([&] { take(holds, list.row); });
  return holds;
}

std::optional<Timestamp> next_hold_expiry(Connection& connection, WorkspaceId workspace_id) {
  const Integer workspace = workspace_id.value();
  Integer expires_at = 0;
  Query query(connection.sql);
  query.in(workspace)
      .out(expires_at)
      .prepare(
          "SELECT expires_at FROM credit_holds WHERE workspace_id = :workspace "
          "AND state = 'pending' ORDER BY expires_at LIMIT 1");
  if (!query.find_one()) return std::nullopt;
  return to_timestamp(expires_at);
}

void end_hold(Connection& connection, const Hold& hold) {
  auto& end = connection.prepared<EndHold>();
  end.state = name_of(hold.state);
  end.posted = hold.posted.value();
  end.settled_at = to_integer(hold.settled_at);
  end.id = hold.id.value();
  if (end.query.run() != 1) throw StoreError(Fault::broken, "a hold ended within a transaction");
}

}  // namespace steward::store
