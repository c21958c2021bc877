#include "server/store/workspaces.hpp"

#include "server/store/account_columns.hpp"
#include "server/store/connection.hpp"
#include "server/store/workspace_columns.hpp"

namespace steward::store {
namespace {

constexpr const char* of_workspace =
    " FROM workspaces w LEFT JOIN pictures p "
    "ON p.id = w.picture_id ";
constexpr const char* of_membership =
    " FROM memberships m JOIN workspaces w "
    "ON w.id = m.workspace_id "
    "LEFT JOIN pictures p ON p.id = w.picture_id ";

struct FindMembership {
  explicit FindMembership(soci::session& sql) : query(sql) {
    query.in(workspace_id).in(user_id).out(role);
    columns.read(query);
    query.prepare("SELECT m.role, " + WorkspaceColumns::names() + of_membership +
                  "WHERE m.workspace_id = :workspace AND m.user_id = :user");
  }
  Integer workspace_id = 0;
  std::string user_id{};
  std::string role{};
  WorkspaceColumns columns{};
  Query query;
};

struct ListMemberships {
  explicit ListMemberships(soci::session& sql) : query(sql) {
    query.in(user_id).out(role);
    columns.read(query);
    query.prepare("SELECT m.role, " + WorkspaceColumns::names() + of_membership +
                  "WHERE m.user_id = :user ORDER BY m.joined_at, m.workspace_id");
  }
  std::string user_id{};
  std::string role{};
  WorkspaceColumns columns{};
  Query query;
};

}  // namespace

std::string WorkspaceColumns::names() {
  return "w.id, w.name, w.billing_email, COALESCE(w.billing_email_pending, ''), "
         "COALESCE(w.billing_email_pending_expires_at, 0), w.version, " +
         PictureColumns::names("w");
}

void WorkspaceColumns::read(Query& query) {
  query.out(id).out(name).out(billing_email).out(pending).out(pending_expires_at).out(version);
  picture.read(query);
}

Workspace WorkspaceColumns::workspace() const {
  std::optional<PendingBillingEmail> asked;
  if (!pending.empty())
    asked = PendingBillingEmail{stored_email(pending), to_timestamp(pending_expires_at)};
  return {WorkspaceId{id}, WorkspaceName{name}, picture.choice(), stored_email(billing_email),
          asked};
}

StoredMembership membership_of(const WorkspaceColumns& columns, const std::string& role) {
  return {columns.workspace(), columns.picture.upload(), columns.version, role};
}

std::optional<StoredMembership> find_membership(Connection& connection, WorkspaceId workspace_id,
                                                const UserId& user_id) {
  auto& find = connection.prepared<FindMembership>();
  find.workspace_id = workspace_id.value();
  find.user_id = user_id.value();
  if (!find.query.find_one()) return std::nullopt;
  return membership_of(find.columns, find.role);
}

std::vector<StoredMembership> list_memberships(Connection& connection, const UserId& user_id) {
  auto& list = connection.prepared<ListMemberships>();
  list.user_id = user_id.value();
  std::vector<StoredMembership> memberships;
  list.query.for_each([&] { memberships.push_back(membership_of(list.columns, list.role)); });
  return memberships;
}

std::optional<StoredWorkspace> find_workspace(Connection& connection, WorkspaceId workspace_id) {
  const Integer id = workspace_id.value();
  WorkspaceColumns columns;
  Query query(connection.sql);
  query.in(id);
  columns.read(query);
  query.prepare("SELECT " + WorkspaceColumns::names() + of_workspace + "WHERE w.id = :id");
  if (!query.find_one()) return std::nullopt;
  return StoredWorkspace{columns.workspace(), columns.picture.upload(), columns.version};
}

void insert_workspace(Connection& connection, const NewWorkspace& workspace) {
  const Integer id = workspace.id.value();
  const Integer created_at = to_integer(workspace.created_at);
  connection.sql << "INSERT INTO workspaces (id, name, picture_kind, billing_email, version, "
                    "created_at) VALUES (:id, :name, 'none', :billing_email, 1, :created_at)",
      soci::use(id), soci::use(workspace.name.value()), soci::use(workspace.billing_email.text()),
      soci::use(created_at);
}

bool update_workspace(Connection& connection, const Workspace& workspace,
                      std::int64_t expected_version) {
  const PictureColumns picture = PictureColumns::of(workspace.picture);
  const std::optional<PendingBillingEmail>& asked = workspace.billing_email_pending;
  const std::string pending = asked ? asked->address.text() : "";
  const Integer pending_expires_at = asked ? to_integer(asked->expires_at) : 0;
  const Integer id = workspace.id.value();
  const Integer version = expected_version;
  Query query(connection.sql);
  query.in(workspace.name.value()).in(workspace.billing_email.text());
  query.in(pending).in(pending_expires_at);
  picture.write(query);
  query.in(id).in(version).prepare(
      "UPDATE workspaces SET version = version + 1, name = :name, billing_email = :billing, "
      "billing_email_pending = NULLIF(:pending, ''), billing_email_pending_expires_at = "
      "NULLIF(CAST(:expires_at AS BIGINT), 0), picture_kind = :kind, picture_icon = NULLIF(:icon, "
      "''), "
      "picture_color = NULLIF(:color, ''), picture_id = NULLIF(:picture, '') "
      "WHERE id = :id AND version = :version");
  return query.run() == 1;
}

}  // namespace steward::store
