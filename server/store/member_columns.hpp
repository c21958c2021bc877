#pragma once

#include <string>

#include "server/store/members.hpp"
#include "server/store/picture_columns.hpp"
#include "server/store/query.hpp"

namespace steward::store {

/// The columns of `memberships m`, its user `u` and the user's picture `p`.
struct MemberColumns {
  std::string user_id{};
  std::string role{};
  Integer joined_at = 0;
  std::string name{};
  std::string email{};
  PictureColumns picture{};

  [[nodiscard]] static std::string names();
  void read(Query& query);
  [[nodiscard]] StoredMember member() const;
};

/// What follows `FROM …` up to the users and pictures. CROSS: SQLite keeps the order of the tables.
inline constexpr const char* with_user =
    " CROSS JOIN users u LEFT JOIN pictures p ON p.id = u.picture_id WHERE u.id = m.user_id ";

}  // namespace steward::store
