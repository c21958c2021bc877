#include "server/store/subscriptions.hpp"

#include <string>

#include "core/codec/billing.hpp"
#include "server/store/connection.hpp"
#include "server/store/credit_columns.hpp"

namespace steward::store {
namespace {

constexpr const char* subscription_columns =
    "document, version, budgets_version, ledger_position, ledger_balance, period_granted, "
    "period_rolled_over, period_allowance, period_used, period_held";

struct SubscriptionRow {
  std::string document{};
  Integer version = 0;
  Integer budgets_version = 0;
  Integer ledger_position = 0;
  Integer ledger_balance = 0;
  Integer granted = 0;
  Integer rolled_over = 0;
  Integer allowance = 0;
  Integer used = 0;
  Integer held = 0;

  void read(Query& query) {
    query.out(document).out(version).out(budgets_version).out(ledger_position).out(ledger_balance);
    query.out(granted).out(rolled_over).out(allowance).out(used).out(held);
  }
  [[nodiscard]] StoredSubscription stored() const {
    auto subscription = decode_subscription(document);
    if (!subscription) throw StoreError(Fault::broken, "a stored subscription cannot be read");
    return {std::move(subscription).value(),
            version,
            budgets_version,
            {ledger_position, stored_credits(ledger_balance)},
            {stored_credits(granted), stored_credits(rolled_over), stored_credits(allowance),
             stored_credits(used), stored_credits(held)}};
  }
};

struct FindSubscription {
  explicit FindSubscription(soci::session& sql) : query(sql) {
    row.read(query.in(workspace_id));
    query.prepare(std::string("SELECT ") + subscription_columns +
                  " FROM subscriptions WHERE workspace_id = :workspace");
  }
  Integer workspace_id = 0;
  SubscriptionRow row{};
  Query query;
};

/// Writes the row as it is, which locks it.
struct LockSubscription {
  explicit LockSubscription(soci::session& sql) : query(sql) {
    row.read(query.in(workspace_id));
    query.prepare(std::string("UPDATE subscriptions SET revision = revision "
                              "WHERE workspace_id = :workspace RETURNING ") +
                  subscription_columns);
  }
  Integer workspace_id = 0;
  SubscriptionRow row{};
  Query query;
};

template <class Find>
std::optional<StoredSubscription> found_by(Connection& connection, WorkspaceId workspace_id) {
  auto& find = connection.prepared<Find>();
  find.workspace_id = workspace_id.value();
  if (!find.query.find_one()) return std::nullopt;
  return find.row.stored();
}

struct UpdateCredits {
  explicit UpdateCredits(soci::session& sql) : query(sql) {
    query.in(position).in(balance).in(granted).in(rolled_over).in(allowance).in(used).in(held);
    query.in(workspace_id)
        .prepare(
            "UPDATE subscriptions SET ledger_position = :position, ledger_balance = :balance, "
            "period_granted = :granted, period_rolled_over = :rolled_over, period_allowance = "
            ":allowance, period_used = :used, period_held = :held, revision = revision + 1 "
            "WHERE workspace_id = :workspace");
  }
  Integer position = 0;
  Integer balance = 0;
  Integer granted = 0;
  Integer rolled_over = 0;
  Integer allowance = 0;
  Integer used = 0;
  Integer held = 0;
  Integer workspace_id = 0;
  Query query;
};

}  // namespace

std::optional<StoredSubscription> find_subscription(Connection& connection,
                                                    WorkspaceId workspace_id) {
  return found_by<FindSubscription>(connection, workspace_id);
}

std::optional<StoredSubscription> lock_subscription(Connection& connection,
                                                    WorkspaceId workspace_id) {
  return found_by<LockSubscription>(connection, workspace_id);
}

void insert_subscription(Connection& connection, WorkspaceId workspace_id,
                         const StoredSubscription& stored) {
  const Integer workspace = workspace_id.value();
  const std::string document = encode_subscription(stored.subscription);
  const Integer version = stored.version;
  const Integer budgets_version = stored.budgets_version;
  Query query(connection.sql);
  query.in(workspace).in(document).in(version).in(budgets_version);
  query.prepare(
      "INSERT INTO subscriptions (workspace_id, document, version, budgets_version, revision, "
      "ledger_position, ledger_balance, period_granted, period_rolled_over, period_allowance, "
      "period_used, period_held) "
      "VALUES (:workspace, :document, :version, :budgets, 0, 0, 0, 0, 0, 0, 0, 0)");
  query.run();
  update_credits(connection, workspace_id, stored);
}

void update_subscription(Connection& connection, WorkspaceId workspace_id,
                         const Subscription& subscription) {
  const Integer workspace = workspace_id.value();
  const std::string document = encode_subscription(subscription);
  connection.sql << "UPDATE subscriptions SET document = :document, version = version + 1 "
                    "WHERE workspace_id = :workspace",
      soci::use(document), soci::use(workspace);
}

void update_credits(Connection& connection, WorkspaceId workspace_id,
                    const StoredSubscription& stored) {
  auto& update = connection.prepared<UpdateCredits>();
  update.position = stored.head.position;
  update.balance = stored.head.balance.value();
  update.granted = stored.period.granted.value();
  update.rolled_over = stored.period.rolled_over.value();
  update.allowance = stored.period.allowance.value();
  update.used = stored.period.used.value();
  update.held = stored.period.held.value();
  update.workspace_id = workspace_id.value();
  update.query.run();
}

void touch_budgets(Connection& connection, WorkspaceId workspace_id) {
  const Integer workspace = workspace_id.value();
  connection.sql << "UPDATE subscriptions SET budgets_version = budgets_version + 1, "
                    "revision = revision + 1 "
                    "WHERE workspace_id = :workspace",
      soci::use(workspace);
}

}  // namespace steward::store
