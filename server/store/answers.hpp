#pragma once

#include <optional>
#include <string>

#include "core/base/timestamp.hpp"

namespace steward::store {

class Connection;

/// The answer that an idempotency key got. Both hashes are keyed: a request may hold a password.
struct StoredAnswer {
  std::string key_hash;      ///< of the actor and the key
  std::string request_hash;  ///< of method, path and body
  std::string sealed_answer;
  Timestamp expires_at;
};

/// Nothing where there is none or it has expired.
[[nodiscard]] std::optional<StoredAnswer> find_answer(Connection& connection,
                                                      const std::string& key_hash, Timestamp now);
/// Replaces an expired answer of the same key; fails as a conflict where one is in force.
void insert_answer(Connection& connection, const StoredAnswer& answer, Timestamp now);

}  // namespace steward::store
