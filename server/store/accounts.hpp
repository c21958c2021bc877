#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/account/account.hpp"
#include "core/base/timestamp.hpp"
#include "server/store/upload_facts.hpp"

namespace steward::store {

class Connection;

/// A row of `users`, without the password's hash.
struct StoredAccount {
  Account account;
  std::optional<UploadFacts> upload;
  std::string locale;    ///< language of mail
  std::int64_t version;  ///< grows with each change; the ETag
};

struct Credentials {
  UserId user_id;
  std::string locale;
  std::string password_hash;  ///< empty where the user has no password
};

[[nodiscard]] std::optional<StoredAccount> find_account(Connection& connection, const UserId& id);
/// Found by EmailAddress::key, so without regard to case.
[[nodiscard]] std::optional<Credentials> find_credentials(Connection& connection,
                                                          const EmailAddress& email);

struct NewAccount {
  UserId id;
  EmailAddress email;
  AccountName name;
  std::string password_hash;
  std::string locale;
  Timestamp created_at;
};
void insert_account(Connection& connection, const NewAccount& account);

/// Writes name and picture as they are after the decision; the version grows by one. False, and
/// nothing is written, where the version is no longer `expected_version`.
[[nodiscard]] bool update_account(Connection& connection, const Account& account,
                                  std::int64_t expected_version);

void set_password_hash(Connection& connection, const UserId& id, const std::string& hash);

}  // namespace steward::store
