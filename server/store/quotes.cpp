#include "server/store/quotes.hpp"

#include "core/codec/billing.hpp"
#include "server/store/connection.hpp"
#include "server/store/credit_columns.hpp"

namespace steward::store {

void insert_quote(Connection& connection, WorkspaceId workspace_id, const StoredQuote& stored) {
  const Integer workspace = workspace_id.value();
  const std::string id = stored.quote.id.value().value();
  const std::string document = encode_quote(stored.quote);
  const Integer created_at = to_integer(stored.quote.quoted_at);
  const Integer expires_at = to_integer(stored.quote.expires_at);
  connection.sql << "INSERT INTO quotes (id, workspace_id, user_id, document, created_at, "
                    "expires_at, used_at) "
                    "VALUES (:id, :workspace, :user, :document, :created, :expires, 0)",
      soci::use(id), soci::use(workspace), soci::use(stored.user_id.value()), soci::use(document),
      soci::use(created_at), soci::use(expires_at);
}

std::optional<StoredQuote> find_quote(Connection& connection, WorkspaceId workspace_id,
                                      const QuoteId& id) {
  const Integer workspace = workspace_id.value();
  std::string document;
  std::string user_id;
  Integer used_at = 0;
  Query query(connection.sql);
  query.in(id.value())
      .in(workspace)
      .out(document)
      .out(user_id)
      .out(used_at)
      .prepare(
          "SELECT document, user_id, used_at FROM quotes WHERE id = :id "
          "AND workspace_id = :workspace");
  if (!query.find_one()) return std::nullopt;
  auto quote = decode_quote(document);
  if (!quote) throw StoreError(Fault::broken, "a stored quote cannot be read");
  return StoredQuote{std::move(quote).value(), UserId{user_id}, stored_time(used_at)};
}

bool use_quote(Connection& connection, const QuoteId& id, Timestamp at) {
  const Integer used_at = to_integer(at);
  Query query(connection.sql);
  query.in(used_at)
      .in(id.value())
      .prepare("UPDATE quotes SET used_at = :at WHERE id = :id AND used_at = 0");
  return query.run() == 1;
}

}  // namespace steward::store
