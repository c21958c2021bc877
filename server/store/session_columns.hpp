#pragma once

#include <string>

#include "core/account/session.hpp"
#include "server/store/query.hpp"

namespace steward::store {

/// The columns of `sessions s`, for the queries that join them.
struct SessionColumns {
  std::string opened_with{};
  Integer opened_at = 0;
  Integer last_used_at = 0;

  [[nodiscard]] static std::string names();
  void read(Query& query);
  [[nodiscard]] Session session() const;
};

}  // namespace steward::store
