#include "server/use_cases/reseal.hpp"

#include <stdexcept>

#include "server/store/sealed_columns.hpp"

namespace steward::use_cases {
namespace {

constexpr std::int64_t values_at_once = 200;

std::string place_of(const store::SealedColumn& column, const std::string& id) {
  return std::string(column.table) + "/" + id + "/" + column.part;
}

/// One page of a column, in a transaction of its own: nobody waits for long. Gives how many were
/// sealed anew, and moves `after` behind the page; it is empty at the end.
std::int64_t reseal_page(store::Store& store, const identity::Sealer& sealer,
                         const store::SealedColumn& column, std::string& after) {
  std::string last;
  const std::int64_t count = store.write([&](store::Connection& connection) {
    const auto values = store::list_sealed(connection, column, after, values_at_once);
    std::int64_t resealed = 0;
    for (const store::SealedValue& value : values) {
      if (sealer.is_current(value.sealed)) continue;
      const std::string place = place_of(column, value.id);
      const auto plain = sealer.open(value.sealed, place);
      if (!plain) throw std::runtime_error("no key opens `" + place + "`");
      store::replace_sealed(connection, column, value, sealer.seal(*plain, place));
      ++resealed;
    }
    last = values.empty() ? "" : values.back().id;
    return resealed;
  });
  after = last;
  return count;
}

}  // namespace

std::int64_t reseal_all(store::Store& store, const identity::Sealer& sealer) {
  std::int64_t count = 0;
  for (const store::SealedColumn& column : store::sealed_columns) {
    std::string after;
    do {
      count += reseal_page(store, sealer, column, after);
    } while (!after.empty());
  }
  return count;
}

}  // namespace steward::use_cases
