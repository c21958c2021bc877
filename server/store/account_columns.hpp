#pragma once

#include <string>

#include "server/store/accounts.hpp"
#include "server/store/picture_columns.hpp"
#include "server/store/query.hpp"

namespace steward::store {

/// The columns of `users u` and its picture `p`, for the queries that join them.
struct AccountColumns {
  std::string id{};
  std::string email{};
  std::string name{};
  int has_password = 0;
  std::string locale{};
  Integer version = 0;
  PictureColumns picture{};

  [[nodiscard]] static std::string names();
  void read(Query& query);
  [[nodiscard]] StoredAccount account() const;
};

/// An address from the database. Throws StoreError where it is none: it was checked when stored.
[[nodiscard]] EmailAddress stored_email(const std::string& text);

}  // namespace steward::store
