#pragma once

#include <soci/soci.h>

#include <memory>
#include <typeindex>
#include <unordered_map>

#include "server/store/dialect.hpp"
#include "server/store/touched.hpp"

namespace steward::store {

/// One connection of the pool, used by one thread at a time. Only files of this folder include it;
/// everybody else passes it on by reference.
class Connection {
 public:
  explicit Connection(const Address& address) { open_session(sql, address); }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  soci::session sql{};
  Touched touched{};  ///< by the transaction that is running

  /// The query object of type `Query`, prepared at its first use and kept: the reads of every
  /// request are prepared once per connection. `Query` is built from a soci::session.
  template <class Query>
  [[nodiscard]] Query& prepared() {
    std::shared_ptr<void>& slot = queries_[typeid(Query)];
    if (!slot) slot = std::make_shared<Query>(sql);
    return *static_cast<Query*>(slot.get());
  }

 private:
  std::unordered_map<std::type_index, std::shared_ptr<void>> queries_{};
};

}  // namespace steward::store
