#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/timestamp.hpp"

namespace steward::store {

class Connection;

/// When the `count`-th youngest attempt of the subject after `since` was made; nothing where there
/// are fewer.
[[nodiscard]] std::optional<Timestamp> oldest_counting_attempt(Connection& connection,
                                                               const std::string& subject,
                                                               Timestamp since, std::int64_t count);
void insert_attempt(Connection& connection, const std::string& id, const std::string& subject,
                    Timestamp at);
void forget_attempt(Connection& connection, const std::string& id);
void forget_attempts(Connection& connection, const std::string& subject);

}  // namespace steward::store
