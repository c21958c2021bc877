#include "server/store/sessions.hpp"

#include "core/codec/account.hpp"
#include "server/store/account_columns.hpp"
#include "server/store/connection.hpp"
#include "server/store/session_columns.hpp"

namespace steward::store {
namespace {

struct FindSession {
  explicit FindSession(soci::session& sql) : query(sql) {
    query.in(token_hash);
    session.read(query);
    account.read(query);
    query.prepare("SELECT " + SessionColumns::names() + ", " + AccountColumns::names() +
                  " FROM sessions s JOIN users u ON u.id = s.user_id "
                  "LEFT JOIN pictures p ON p.id = u.picture_id WHERE s.token_hash = :hash");
  }
  std::string token_hash{};
  SessionColumns session{};
  AccountColumns account{};
  Query query;
};

SignInMethod stored_sign_in_method(std::string_view name) {
  if (const auto method = sign_in_method_named(name)) return *method;
  throw StoreError(Fault::broken, "a stored session was opened in no known way");
}

}  // namespace

std::string SessionColumns::names() {
  return "s.opened_with, s.opened_at, s.last_used_at";
}

void SessionColumns::read(Query& query) {
  query.out(opened_with).out(opened_at).out(last_used_at);
}

Session SessionColumns::session() const {
  return {stored_sign_in_method(opened_with), to_timestamp(opened_at), to_timestamp(last_used_at)};
}

std::optional<StoredSession> find_session(Connection& connection, const std::string& token_hash) {
  auto& find = connection.prepared<FindSession>();
  find.token_hash = token_hash;
  if (!find.query.find_one()) return std::nullopt;
  return StoredSession{token_hash, find.session.session(), find.account.account()};
}

void insert_session(Connection& connection, const std::string& token_hash, const UserId& user_id,
                    const Session& session, const Device& device) {
  const std::string opened_with(name_of(session.opened_with));
  const Integer opened_at = to_integer(session.opened_at);
  const Integer last_used_at = to_integer(session.last_used_at);
  const Integer ends_at = to_integer(expires_at(session));
  connection.sql << "INSERT INTO sessions (token_hash, user_id, opened_with, opened_at, "
                    "last_used_at, expires_at, opened_from, user_agent) VALUES (:hash, :user, "
                    ":opened_with, :opened_at, :last_used_at, :expires_at, :opened_from, :agent)",
      soci::use(token_hash), soci::use(user_id.value()), soci::use(opened_with),
      soci::use(opened_at), soci::use(last_used_at), soci::use(ends_at),
      soci::use(device.opened_from), soci::use(device.user_agent);
}

std::vector<ListedSession> list_sessions(Connection& connection, const UserId& user_id) {
  std::string token_hash;
  SessionColumns columns;
  Device device;
  Query query(connection.sql);
  query.in(user_id.value()).out(token_hash).out(device.opened_from).out(device.user_agent);
  columns.read(query);
  query.prepare("SELECT s.token_hash, s.opened_from, s.user_agent, " + SessionColumns::names() +
                " FROM sessions s WHERE s.user_id = :user "
                "ORDER BY s.last_used_at DESC, s.opened_at DESC, s.token_hash");
  std::vector<ListedSession> sessions;
  query.for_each([&] { sessions.push_back({token_hash, columns.session(), device}); });
  return sessions;
}

void touch_session(Connection& connection, const std::string& token_hash, Timestamp used_at) {
  const std::optional<StoredSession> found = find_session(connection, token_hash);
  if (!found) return;
  Session session = found->session;
  session.last_used_at = used_at;
  const Integer last_used_at = to_integer(used_at);
  const Integer ends_at = to_integer(expires_at(session));
  connection.sql << "UPDATE sessions SET last_used_at = :used, expires_at = :ends "
                    "WHERE token_hash = :hash AND last_used_at < :used_again",
      soci::use(last_used_at), soci::use(ends_at), soci::use(token_hash), soci::use(last_used_at);
}

void delete_session(Connection& connection, const std::string& token_hash) {
  connection.sql << "DELETE FROM sessions WHERE token_hash = :hash", soci::use(token_hash);
  connection.touched.token_hashes.push_back(token_hash);
}

void delete_sessions_of(Connection& connection, const UserId& user_id) {
  connection.sql << "DELETE FROM sessions WHERE user_id = :user", soci::use(user_id.value());
  connection.touched.users.push_back(user_id);
}

}  // namespace steward::store
