#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/credits.hpp"
#include "core/base/ids.hpp"
#include "core/base/timestamp.hpp"

namespace steward {

/// What credits were spent on, and by whom (ADV-5).
struct Usage {
  std::string actor_kind;  ///< as AuditActor: "user", "api_key", "system"
  std::string actor_id;
  std::string action;  ///< "find_email": the product's own word
  std::optional<std::string> connection_id{};
  std::optional<std::string> run_id{};
  std::optional<std::int64_t> step{};  ///< of a waterfall, from 1
  friend bool operator==(const Usage&, const Usage&) = default;
};

/// ```
///   pending ──► posted     something was found: all or a part of it is spent, the rest returned
///     ├────► released    nothing was found: all of it is returned
///     └────► expired     by the clock alone, at expires_at: all of it is returned
/// ```
enum class HoldState : std::uint8_t { pending, posted, released, expired };
[[nodiscard]] std::string_view name_of(HoldState state);
[[nodiscard]] std::optional<HoldState> hold_state_named(std::string_view name);

/// Credits of one grant. More than none.
struct GrantAmount {
  CreditGrantId grant;
  Credits amount;
  friend bool operator==(const GrantAmount&, const GrantAmount&) = default;
};

/// Credits reserved for something that is under way. Open in [created_at, expires_at).
// INVARIANT: the parts are in burn order, each grant once, and sum up to the amount.
struct Hold {
  HoldId id;
  Credits amount;
  Usage usage;
  Timestamp created_at;
  Timestamp expires_at;
  std::vector<GrantAmount> parts;
  HoldState state = HoldState::pending;
  Credits posted{};                       ///< spent of it
  std::optional<Timestamp> settled_at{};  ///< when it stopped to be pending
  friend bool operator==(const Hold&, const Hold&) = default;
};

inline constexpr Duration hold_validity_max = std::chrono::hours{24};

/// Pending until the clock says otherwise, whether anybody has settled it or not.
[[nodiscard]] HoldState state_of(const Hold& hold, Timestamp now);

}  // namespace steward
