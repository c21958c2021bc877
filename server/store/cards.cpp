#include "server/store/cards.hpp"

#include "server/store/connection.hpp"
#include "server/store/credit_columns.hpp"

namespace steward::store {
namespace {

template <class Value>
std::optional<CardSession> session_where(Connection& connection, const std::string& condition,
                                         const Value& value) {
  std::string id;
  Integer workspace = 0;
  std::string user_id;
  std::string gateway_session_id;
  Integer created_at = 0;
  Integer expires_at = 0;
  Integer completed_at = 0;
  Query query(connection.sql);
  query.in(value).out(id).out(workspace).out(user_id).out(gateway_session_id);
  query.out(created_at).out(expires_at).out(completed_at);
  query.prepare(
      "SELECT id, workspace_id, user_id, gateway_session_id, created_at, expires_at, "
      "completed_at FROM card_sessions WHERE " +
      condition + " LIMIT 1");
  if (!query.find_one()) return std::nullopt;
  return CardSession{id,
                     WorkspaceId{workspace},
                     user_id,
                     gateway_session_id,
                     to_timestamp(created_at),
                     to_timestamp(expires_at),
                     stored_time(completed_at)};
}

}  // namespace

std::optional<StoredCard> find_card(Connection& connection, WorkspaceId workspace_id) {
  const Integer workspace = workspace_id.value();
  std::string id;
  std::string brand;
  std::string last_four;
  Integer month = 0;
  Integer year = 0;
  StoredCard stored{{CardId{""}, {}, {}, 0, 0}, {}, {}};
  Query query(connection.sql);
  query.in(workspace).out(id).out(brand).out(last_four).out(month).out(year);
  query.out(stored.gateway_customer_id).out(stored.gateway_card_id);
  query.prepare(
      "SELECT id, brand, last_four, expiry_month, expiry_year, gateway_customer_id, "
      "gateway_card_id FROM cards WHERE workspace_id = :workspace");
  if (!query.find_one()) return std::nullopt;
  stored.card = {CardId{id}, brand, last_four, static_cast<int>(month), static_cast<int>(year)};
  return stored;
}

void set_card(Connection& connection, WorkspaceId workspace_id, const StoredCard& stored,
              Timestamp at) {
  const Integer workspace = workspace_id.value();
  const Card& card = stored.card;
  const Integer month = card.expiry_month;
  const Integer year = card.expiry_year;
  const Integer updated_at = to_integer(at);
  connection.sql << "DELETE FROM cards WHERE workspace_id = :workspace", soci::use(workspace);
  connection.sql << "INSERT INTO cards (workspace_id, id, brand, last_four, expiry_month, "
                    "expiry_year, gateway_customer_id, gateway_card_id, updated_at) VALUES "
                    "(:workspace, :id, :brand, :last_four, :month, :year, :customer, :card, :at)",
      soci::use(workspace), soci::use(card.id.value()), soci::use(card.brand),
      soci::use(card.last_four), soci::use(month), soci::use(year),
      soci::use(stored.gateway_customer_id), soci::use(stored.gateway_card_id),
      soci::use(updated_at);
}

void insert_card_session(Connection& connection, const CardSession& session) {
  const Integer workspace = session.workspace_id.value();
  const Integer created_at = to_integer(session.created_at);
  const Integer expires_at = to_integer(session.expires_at);
  const Integer completed_at = to_integer(session.completed_at);
  connection.sql << "INSERT INTO card_sessions (id, workspace_id, user_id, gateway_session_id, "
                    "created_at, expires_at, completed_at) VALUES (:id, :workspace, :user, "
                    ":gateway, :created, :expires, :completed)",
      soci::use(session.id), soci::use(workspace), soci::use(session.user_id),
      soci::use(session.gateway_session_id), soci::use(created_at), soci::use(expires_at),
      soci::use(completed_at);
}

std::optional<CardSession> find_card_session(Connection& connection, const std::string& id) {
  return session_where(connection, "id = :id", id);
}

std::optional<CardSession> find_card_session_at_gateway(Connection& connection,
                                                        const std::string& gateway_session_id) {
  return session_where(connection, "gateway_session_id <> '' AND gateway_session_id = :id",
                       gateway_session_id);
}

void name_card_session(Connection& connection, const std::string& id,
                       const std::string& gateway_session_id) {
  connection.sql << "UPDATE card_sessions SET gateway_session_id = :gateway WHERE id = :id",
      soci::use(gateway_session_id), soci::use(id);
}

bool complete_card_session(Connection& connection, const std::string& id, Timestamp at) {
  const Integer completed_at = to_integer(at);
  Query query(connection.sql);
  query.in(completed_at)
      .in(id)
      .prepare("UPDATE card_sessions SET completed_at = :at WHERE id = :id AND completed_at = 0");
  return query.run() == 1;
}

}  // namespace steward::store
