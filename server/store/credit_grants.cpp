#include "server/store/credit_grants.hpp"

#include <string>

#include "server/store/connection.hpp"
#include "server/store/credit_columns.hpp"

namespace steward::store {
namespace {

constexpr const char* grant_columns =
    "id, kind, priority, is_promotional, amount, effective_at, expires_at, created_at, "
    "credits_left, credits_held, voided_at";

struct GrantRow {
  std::string id{};
  std::string kind{};
  Integer priority = 0;
  Integer is_promotional = 0;
  Integer amount = 0;
  Integer effective_at = 0;
  Integer expires_at = 0;
  Integer created_at = 0;
  Integer left = 0;
  Integer held = 0;
  Integer voided_at = 0;

  void read(Query& query) {
    query.out(id).out(kind).out(priority).out(is_promotional).out(amount).out(effective_at);
    query.out(expires_at).out(created_at).out(left).out(held).out(voided_at);
  }
  void write(Query& query) const {
    query.in(id).in(kind).in(priority).in(is_promotional).in(amount).in(effective_at);
    query.in(expires_at).in(created_at).in(left).in(held).in(voided_at);
  }
  [[nodiscard]] CreditGrant grant() const {
    return {.id = CreditGrantId{id},
            .kind = stored_name(grant_kind_named(kind)),
            .priority = priority,
            .is_promotional = is_promotional != 0,
            .amount = stored_credits(amount),
            .effective_at = to_timestamp(effective_at),
            .expires_at = stored_time(expires_at),
            .created_at = to_timestamp(created_at),
            .left = stored_credits(left),
            .held = stored_credits(held),
            .voided_at = stored_time(voided_at)};
  }
  [[nodiscard]] static GrantRow of(const CreditGrant& grant) {
    return {grant.id.value(),
            std::string(name_of(grant.kind)),
            grant.priority,
            grant.is_promotional ? 1 : 0,
            grant.amount.value(),
            to_integer(grant.effective_at),
            to_integer(grant.expires_at),
            to_integer(grant.created_at),
            grant.left.value(),
            grant.held.value(),
            to_integer(grant.voided_at)};
  }
};

struct ListOpenGrants {
  explicit ListOpenGrants(soci::session& sql) : query(sql) {
    row.read(query.in(workspace_id));
    query.prepare(std::string("SELECT ") + grant_columns +
                  " FROM credit_grants WHERE workspace_id = :workspace AND credits_left > 0");
  }
  Integer workspace_id = 0;
  GrantRow row{};
  Query query;
};

struct UpdateGrant {
  explicit UpdateGrant(soci::session& sql) : query(sql) {
    query.in(left).in(held).in(voided_at).in(id).prepare(
        "UPDATE credit_grants SET credits_left = :left, credits_held = :held, "
        "voided_at = :voided WHERE id = :id");
  }
  Integer left = 0;
  Integer held = 0;
  Integer voided_at = 0;
  std::string id{};
  Query query;
};

}  // namespace

std::vector<CreditGrant> list_open_grants(Connection& connection, WorkspaceId workspace_id) {
  auto& list = connection.prepared<ListOpenGrants>();
  list.workspace_id = workspace_id.value();
  std::vector<CreditGrant> grants;
  list.query.for_each([&] { grants.push_back(list.row.grant()); });
  return grants;
}

void insert_grant(Connection& connection, WorkspaceId workspace_id, const CreditGrant& grant) {
  const Integer workspace = workspace_id.value();
  const GrantRow row = GrantRow::of(grant);
  Query query(connection.sql);
  query.in(workspace);
  row.write(query);
  query.prepare(std::string("INSERT INTO credit_grants (workspace_id, ") + grant_columns +
                ") VALUES (:workspace, :id, :kind, :priority, :promotional, :amount, :effective, "
                ":expires, :created, :left, :held, :voided)");
  query.run();
}

void update_grant(Connection& connection, const CreditGrant& grant) {
  auto& update = connection.prepared<UpdateGrant>();
  update.left = grant.left.value();
  update.held = grant.held.value();
  update.voided_at = to_integer(grant.voided_at);
  update.id = grant.id.value();
  if (update.query.run() != 1)
    throw StoreError(Fault::broken, "a grant of credits left within a transaction");
}

}  // namespace steward::store
