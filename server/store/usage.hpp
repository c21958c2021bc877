#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/credits.hpp"
#include "core/base/ids.hpp"
#include "core/base/timestamp.hpp"
#include "core/credits/hold.hpp"

namespace steward::store {

class Connection;

/// Counts credits that were posted on the day of `at` (UTC).
void add_usage(Connection& connection, WorkspaceId workspace_id, const Usage& usage,
               Credits credits, Timestamp at);

/// [from, to): midnights, UTC.
struct DayRange {
  Timestamp from;
  Timestamp to;
};
enum class UsageKey : std::uint8_t { day, member, connection, action };
/// `key`: the day in milliseconds, or the id or word; empty where the usage had no connection.
struct UsageSum {
  std::string key;
  Credits credits;
};
/// By day in the order of the days, otherwise the most used first.
[[nodiscard]] std::vector<UsageSum> sum_usage(Connection& connection, WorkspaceId workspace_id,
                                              DayRange range, UsageKey by);
/// Of the whole workspace: a row per day, however much was done on it.
[[nodiscard]] Credits total_usage(Connection& connection, WorkspaceId workspace_id, DayRange range);

/// One row of `usage_days`, in the order of its key.
struct UsageDay {
  Timestamp day;
  std::string user_id;
  std::string connection_id;
  std::string action;
  Credits credits{};
};
/// The rows behind `after`.
[[nodiscard]] std::vector<UsageDay> list_usage_days(Connection& connection,
                                                    WorkspaceId workspace_id, DayRange range,
                                                    const std::optional<UsageDay>& after,
                                                    std::int64_t limit);

/// What a member has spent and reserved in a period.
struct CreditUse {
  Credits used{};
  Credits held{};
};
[[nodiscard]] CreditUse find_use(Connection& connection, WorkspaceId workspace_id,
                                 Timestamp period_start, const std::string& user_id);
/// Adds to it; amounts may be negative.
void add_use(Connection& connection, WorkspaceId workspace_id, Timestamp period_start,
             const std::string& user_id, const CreditUse& more);

}  // namespace steward::store
