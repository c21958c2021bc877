#include "server/store/links.hpp"

#include "core/codec/session.hpp"
#include "server/store/connection.hpp"
#include "server/store/query.hpp"

namespace steward::store {
namespace {

std::optional<Timestamp> optional_timestamp(Integer milliseconds) {
  if (milliseconds == 0) return std::nullopt;
  return to_timestamp(milliseconds);
}

LinkPurpose stored_purpose(const std::string& name) {
  if (const auto purpose = link_purpose_named(name)) return *purpose;
  throw StoreError(Fault::broken, "a stored link has no known purpose");
}

}  // namespace

std::optional<StoredLink> find_link(Connection& connection, const std::string& token_hash) {
  std::string purpose;
  std::string payload;
  Integer expires_at = 0;
  Integer consumed_at = 0;
  Integer replaced_at = 0;
  Query query(connection.sql);
  query.in(token_hash).out(purpose).out(payload).out(expires_at).out(consumed_at).out(replaced_at);
  query.prepare(
      "SELECT purpose, sealed_payload, expires_at, COALESCE(consumed_at, 0), "
      "COALESCE(replaced_at, 0) FROM links WHERE token_hash = :hash");
  if (!query.find_one()) return std::nullopt;
  return StoredLink{{stored_purpose(purpose), to_timestamp(expires_at),
                     optional_timestamp(consumed_at), optional_timestamp(replaced_at)},
                    payload};
}

void insert_link(Connection& connection, const NewLink& link) {
  replace_links(connection, link.topic, link.created_at);
  const std::string purpose(name_of(link.purpose));
  const Integer created_at = to_integer(link.created_at);
  const Integer expires_at = to_integer(link.expires_at);
  connection.sql << "INSERT INTO links (token_hash, purpose, topic, sealed_payload, created_at, "
                    "expires_at) VALUES (:hash, :purpose, :topic, :payload, :created, :expires)",
      soci::use(link.token_hash), soci::use(purpose), soci::use(link.topic),
      soci::use(link.sealed_payload), soci::use(created_at), soci::use(expires_at);
}

void replace_links(Connection& connection, const std::string& topic, Timestamp at) {
  const Integer replaced_at = to_integer(at);
  connection.sql << "UPDATE links SET replaced_at = :at WHERE topic = :topic "
                    "AND consumed_at IS NULL AND replaced_at IS NULL",
      soci::use(replaced_at), soci::use(topic);
}

bool consume_link(Connection& connection, const std::string& token_hash, Timestamp at) {
  const Integer consumed_at = to_integer(at);
  Query query(connection.sql);
  // What the link carried is of no more use, and is not kept.
  query.in(consumed_at)
      .in(token_hash)
      .prepare(
          "UPDATE links SET consumed_at = :at, sealed_payload = '' WHERE token_hash = :hash "
          "AND consumed_at IS NULL AND replaced_at IS NULL");
  return query.run() == 1;
}

std::optional<Timestamp> last_sent_at(Connection& connection, const std::string& topic) {
  Integer sent_at = 0;
  connection.sql << "SELECT COALESCE(MAX(created_at), 0) FROM links WHERE topic = :topic",
      soci::use(topic), soci::into(sent_at);
  return optional_timestamp(sent_at);
}

}  // namespace steward::store
