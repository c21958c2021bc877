#include "server/store/ledger.hpp"

#include <string>

#include "server/store/connection.hpp"
#include "server/store/credit_columns.hpp"

namespace steward::store {
namespace {

std::string entry_columns() {
  return std::string(
             "position, kind, grant_id, grant_kind, amount, occurred_at, balance_after, "
             "hold_id, ") +
         UsageColumns::names;
}

struct EntryRow {
  Integer position = 0;
  std::string kind{};
  std::string grant_id{};
  std::string grant_kind{};
  Integer amount = 0;
  Integer occurred_at = 0;
  Integer balance_after = 0;
  std::string hold_id{};
  UsageColumns usage{};

  void read(Query& query) {
    query.out(position).out(kind).out(grant_id).out(grant_kind).out(amount).out(occurred_at);
    query.out(balance_after).out(hold_id);
    usage.read(query);
  }
  void write(Query& query) const {
    query.in(position).in(kind).in(grant_id).in(grant_kind).in(amount).in(occurred_at);
    query.in(balance_after).in(hold_id);
    usage.write(query);
  }
  [[nodiscard]] LedgerEntry entry() const {
    LedgerEntry entry{.position = position,
                      .kind = stored_name(entry_kind_named(kind)),
                      .grant = CreditGrantId{grant_id},
                      .grant_kind = stored_name(grant_kind_named(grant_kind)),
                      .amount = stored_credits(amount),
                      .occurred_at = to_timestamp(occurred_at),
                      .balance_after = stored_credits(balance_after),
                      .hold = std::nullopt,
                      .usage = std::nullopt};
    if (!hold_id.empty()) entry.hold = HoldId{hold_id};
    if (!usage.actor_kind.empty()) entry.usage = usage.usage();
    return entry;
  }
  [[nodiscard]] static EntryRow of(const LedgerEntry& entry) {
    return {entry.position,
            std::string(name_of(entry.kind)),
            entry.grant.value(),
            std::string(name_of(entry.grant_kind)),
            entry.amount.value(),
            to_integer(entry.occurred_at),
            entry.balance_after.value(),
            entry.hold ? entry.hold->value() : "",
            entry.usage ? UsageColumns::of(*entry.usage) : UsageColumns{}};
  }
};

struct InsertEntry {
  explicit InsertEntry(soci::session& sql) : query(sql) {
    query.in(workspace_id);
    row.write(query);
    query.prepare("INSERT INTO ledger_entries (workspace_id, " + entry_columns() +
                  ") VALUES (:workspace, :position, :kind, :grant, :grant_kind, :amount, :at, "
                  ":balance, :hold, " +
                  UsageColumns::places + ")");
  }
  Integer workspace_id = 0;
  EntryRow row{};
  Query query;
};

struct ListEntries {
  explicit ListEntries(soci::session& sql) : query(sql) {
    row.read(query.in(workspace_id).in(before).in(limit));
    query.prepare("SELECT " + entry_columns() +
                  " FROM ledger_entries WHERE workspace_id = :workspace AND position < :before "
                  "ORDER BY position DESC LIMIT :count");
  }
  Integer workspace_id = 0;
  Integer before = 0;
  Integer limit = 0;
  EntryRow row{};
  Query query;
};

}  // namespace

void append_entries(Connection& connection, WorkspaceId workspace_id,
                    std::span<const LedgerEntry> entries) {
  if (entries.empty()) return;
  auto& insert = connection.prepared<InsertEntry>();
  insert.workspace_id = workspace_id.value();
  for (const LedgerEntry& entry : entries) {
    insert.row = EntryRow::of(entry);
    insert.query.run();
  }
}

std::vector<LedgerEntry> list_entries(Connection& connection, WorkspaceId workspace_id,
                                      std::int64_t before, std::int64_t limit) {
  auto& list = connection.prepared<ListEntries>();
  list.workspace_id = workspace_id.value();
  list.before = before;
  list.limit = limit;
  std::vector<LedgerEntry> entries;
  list.query.for_each([&] { entries.push_back(list.row.entry()); });
  return entries;
}

std::vector<LedgerEntry> read_entries(Connection& connection, WorkspaceId workspace_id,
                                      std::int64_t after, std::int64_t limit) {
  const Integer workspace = workspace_id.value();
  const Integer after_position = after;
  const Integer count = limit;
  EntryRow row;
  Query query(connection.sql);
  row.read(query.in(workspace).in(after_position).in(count));
  query.prepare("SELECT " + entry_columns() +
                " FROM ledger_entries WHERE workspace_id = :workspace AND position > :after "
                "ORDER BY position LIMIT :count");
  std::vector<LedgerEntry> entries;
  query.for_each([&] { entries.push_back(row.entry()); });
  return entries;
}

}  // namespace steward::store
