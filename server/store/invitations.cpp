#include "server/store/invitations.hpp"

#include "core/codec/invitation.hpp"
#include "server/store/account_columns.hpp"
#include "server/store/connection.hpp"

namespace steward::store {
namespace {

/// The columns of `invitations i` and the inviter `u`.
struct InvitationColumns {
  std::string id{};
  Integer workspace_id = 0;
  std::string email{};
  std::string display_name{};
  std::string role{};
  std::string inviter_id{};
  std::string inviter_name{};
  std::string locale{};
  Integer invited_at = 0;
  Integer sent_at = 0;
  Integer expires_at = 0;
  std::string settled_as{};
  Integer settled_at = 0;

  void read(Query& query) {
    query.out(id).out(workspace_id).out(email).out(display_name).out(role).out(inviter_id);
    query.out(inviter_name).out(locale).out(invited_at).out(sent_at).out(expires_at);
    query.out(settled_as).out(settled_at);
  }
  [[nodiscard]] std::optional<Settlement> settlement() const {
    if (settled_as.empty()) return std::nullopt;
    const auto state = invitation_state_named(settled_as);
    if (!state) throw StoreError(Fault::broken, "a stored invitation has no known state");
    return Settlement{*state, to_timestamp(settled_at)};
  }
  [[nodiscard]] StoredInvitation invitation() const {
    return {
        WorkspaceId{workspace_id},
        {InvitationId{id}, stored_email(email), display_name, role, UserId{inviter_id},
         to_timestamp(invited_at), to_timestamp(sent_at), to_timestamp(expires_at), settlement()},
        inviter_name,
        locale};
  }
};

constexpr const char* select_invitation =
    "SELECT i.id, i.workspace_id, i.email, i.display_name, i.role, i.inviter_id, u.name, i.locale, "
    "i.invited_at, i.sent_at, i.expires_at, COALESCE(i.settled_as, ''), COALESCE(i.settled_at, 0) "
    "FROM invitations i JOIN users u ON u.id = i.inviter_id ";

/// The one invitation for which `condition` holds; `bind(query)` binds what is in it.
template <class Bind>
std::optional<StoredInvitation> find_where(Connection& connection, const char* condition,
                                           Bind bind) {
  InvitationColumns columns;
  Query query(connection.sql);
  bind(query);
  columns.read(query);
  query.prepare(std::string(select_invitation) + condition);
  if (!query.find_one()) return std::nullopt;
  return columns.invitation();
}

}  // namespace

std::optional<StoredInvitation> find_invitation(Connection& connection, WorkspaceId workspace_id,
                                                const InvitationId& id) {
  const Integer workspace = workspace_id.value();
  return find_where(connection, "WHERE i.workspace_id = :workspace AND i.id = :id",
                    [&](Query& query) { query.in(workspace).in(id.value()); });
}

std::optional<StoredInvitation> find_open_invitation(Connection& connection,
                                                     WorkspaceId workspace_id,
                                                     const EmailAddress& email) {
  const Integer workspace = workspace_id.value();
  const std::string key = email.key();
  return find_where(
      connection,
      "WHERE i.workspace_id = :workspace AND i.email_key = :key AND i.settled_at IS NULL",
      [&](Query& query) { query.in(workspace).in(key); });
}

std::optional<OpenedInvitation> find_invitation_by_token(Connection& connection,
                                                         const std::string& token_hash) {
  const auto bind = [&](Query& query) { query.in(token_hash); };
  if (auto mailed = find_where(connection, "WHERE i.token_hash = :hash", bind))
    return OpenedInvitation{*std::move(mailed), TokenKind::mailed};
  if (auto copied = find_where(connection, "WHERE i.link_token_hash = :hash", bind))
    return OpenedInvitation{*std::move(copied), TokenKind::copied};
  return std::nullopt;
}

std::int64_t count_pending(Connection& connection, WorkspaceId workspace_id, Timestamp now) {
  const Integer workspace = workspace_id.value();
  const Integer at = to_integer(now);
  Integer count = 0;
  Query query(connection.sql);
  query.in(workspace).in(at).out(count).prepare(
      "SELECT COUNT(*) FROM invitations WHERE workspace_id = :workspace AND settled_at IS NULL "
      "AND expires_at > :now");
  return query.find_one() ? count : 0;
}

StoredInvitationPage list_invitations(Connection& connection, WorkspaceId workspace_id,
                                      const std::optional<InvitationPosition>& after,
                                      std::int64_t limit) {
  const Integer workspace = workspace_id.value();
  const Integer invited_at = after ? to_integer(after->invited_at) : 0;
  const std::string id = after ? after->id.value() : "";
  const Integer row_count = limit + 1;
  InvitationColumns columns;
  Query query(connection.sql);
  query.in(workspace);
  if (after) query.in(invited_at).in(id);
  query.in(row_count);
  columns.read(query);
  query.prepare(std::string(select_invitation) +
                "WHERE i.workspace_id = :workspace AND i.settled_at IS NULL " +
                (after ? "AND (i.invited_at, i.id) < (:invited, :id) " : "") +
                "ORDER BY i.invited_at DESC, i.id DESC LIMIT :count");
  StoredInvitationPage page;
  query.for_each([&] { page.items.push_back(columns.invitation()); });
  if (static_cast<std::int64_t>(page.items.size()) > limit) {
    page.items.pop_back();
    const Invitation& last = page.items.back().invitation;
    page.last = InvitationPosition{last.invited_at, last.id};
  }
  return page;
}

void insert_invitation(Connection& connection, const NewInvitation& invitation) {
  const Invitation& offer = invitation.invitation;
  const Integer workspace = invitation.workspace_id.value();
  const std::string key = offer.email.key();
  const Integer invited_at = to_integer(offer.invited_at);
  const Integer sent_at = to_integer(offer.sent_at);
  const Integer expires_at = to_integer(offer.expires_at);
  connection.sql << "INSERT INTO invitations (id, workspace_id, email, email_key, display_name, "
                    "role, inviter_id, locale, token_hash, invited_at, sent_at, expires_at) "
                    "VALUES (:id, :workspace, :email, :key, :display_name, :role, :inviter, "
                    ":locale, :hash, :invited_at, :sent_at, :expires_at)",
      soci::use(offer.id.value()), soci::use(workspace), soci::use(offer.email.text()),
      soci::use(key), soci::use(offer.display_name), soci::use(offer.role),
      soci::use(offer.inviter.value()), soci::use(invitation.locale),
      soci::use(invitation.token_hash), soci::use(invited_at), soci::use(sent_at),
      soci::use(expires_at);
}

void update_invitation(Connection& connection, const Invitation& invitation) {
  const Integer sent_at = to_integer(invitation.sent_at);
  const Integer expires_at = to_integer(invitation.expires_at);
  const std::string settled_as(invitation.settlement ? name_of(invitation.settlement->state) : "");
  const Integer settled_at = invitation.settlement ? to_integer(invitation.settlement->at) : 0;
  connection.sql << "UPDATE invitations SET sent_at = :sent, expires_at = :expires, "
                    "settled_as = NULLIF(:settled_as, ''), settled_at = NULLIF(CAST(:settled_at AS "
                    "BIGINT), 0) "
                    "WHERE id = :id",
      soci::use(sent_at), soci::use(expires_at), soci::use(settled_as), soci::use(settled_at),
      soci::use(invitation.id.value());
}

void replace_tokens(Connection& connection, const InvitationId& id, const std::string& token_hash) {
  connection.sql << "UPDATE invitations SET token_hash = :hash, link_token_hash = NULL "
                    "WHERE id = :id",
      soci::use(token_hash), soci::use(id.value());
}

void replace_link_token(Connection& connection, const InvitationId& id,
                        const std::string& token_hash) {
  connection.sql << "UPDATE invitations SET link_token_hash = :hash WHERE id = :id",
      soci::use(token_hash), soci::use(id.value());
}

}  // namespace steward::store
