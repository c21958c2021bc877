#include "server/store/sealed_columns.hpp"

#include "server/store/connection.hpp"
#include "server/store/query.hpp"

namespace steward::store {

std::vector<SealedValue> list_sealed(Connection& connection, const SealedColumn& column,
                                     const std::string& after, std::int64_t limit) {
  const Integer most = limit;
  SealedValue value;
  Query query(connection.sql);
  query.in(after).in(most).out(value.id).out(value.sealed);
  query.prepare(std::string("SELECT id, ") + column.column + " FROM " + column.table +
                " WHERE id > :after AND " + column.column + " <> '' ORDER BY id LIMIT :limit");
  std::vector<SealedValue> values;
  query.for_each([&] { values.push_back(value); });
  return values;
}

void replace_sealed(Connection& connection, const SealedColumn& column, const SealedValue& value,
                    const std::string& sealed) {
  connection.sql << std::string("UPDATE ") + column.table + " SET " + column.column +
                        " = :sealed WHERE id = :id AND " + column.column + " = :before",
      soci::use(sealed), soci::use(value.id), soci::use(value.sealed);
}

}  // namespace steward::store
