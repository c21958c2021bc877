#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/timestamp.hpp"

namespace steward::store {

class Connection;

/// An effect that follows the commit of what caused it.
struct NewEffect {
  std::string id;
  std::string kind;
  std::string sealed_payload;
  Timestamp created_at;
};
void insert_effect(Connection& connection, const NewEffect& effect);

struct ClaimedEffect {
  std::string id;
  std::string kind;
  std::string sealed_payload;
  Timestamp created_at;
  std::int64_t attempts;  ///< this one included
};
/// Takes the effect that has been due longest; nobody else gets it before `claimed_until`. A worker
/// that dies leaves it to the next one: at least once.
[[nodiscard]] std::optional<ClaimedEffect> claim_effect(Connection& connection, Timestamp now,
                                                        Timestamp claimed_until);

/// The effect is done; its payload is emptied.
void complete_effect(Connection& connection, const std::string& id, Timestamp at);
void postpone_effect(Connection& connection, const std::string& id, Timestamp due_at,
                     const std::string& error);
/// Given up; the payload is emptied, for what it held is of no more use.
void abandon_effect(Connection& connection, const std::string& id, Timestamp at,
                    const std::string& error);

}  // namespace steward::store
