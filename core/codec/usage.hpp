#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/credits.hpp"
#include "core/base/result.hpp"
#include "core/base/timestamp.hpp"
#include "core/error/issue.hpp"

namespace steward {

/// `cursor`, `limit` (1 … 200, 50 where it is absent): of a list of ledger entries.
struct EntryQuery {
  std::optional<std::string> cursor;
  std::int64_t limit;
};
[[nodiscard]] Result<EntryQuery, Issues> decode_entry_query(std::string_view query);

enum class UsageGrouping : std::uint8_t { day, member, connection, action };
[[nodiscard]] std::string_view name_of(UsageGrouping grouping);
[[nodiscard]] std::optional<UsageGrouping> usage_grouping_named(std::string_view name);

/// Whole days, UTC: the one of `from` and all before the one of `to`.
struct UsageQuery {
  Timestamp from;
  Timestamp to;
  UsageGrouping by;
};
inline constexpr std::int64_t usage_days_max = 400;
/// `from`, `to` (the 30 days up to the end of today where they are absent; at most usage_days_max
/// days, `field_value_unknown` at /from), `by` (day where it is absent).
[[nodiscard]] Result<UsageQuery, Issues> decode_usage_query(std::string_view query, Timestamp now);

/// `key`: a day as RFC 3339, a user's id, a connection's id (empty: none) or an action.
struct UsageItem {
  std::string key;
  Credits credits;
};
/// `{from, to, by, total, items: [{key, credits}]}`
[[nodiscard]] std::string encode_usage(const UsageQuery& query, std::span<const UsageItem> items);

/// One row of the export: what one member had done on one day, through one connection.
struct UsageRow {
  Timestamp day;
  std::string_view user_id;
  std::string_view connection_id;
  std::string_view action;
  Credits credits;
};
[[nodiscard]] std::string encode_usage_csv_head();
[[nodiscard]] std::string encode_usage_csv_row(const UsageRow& row);

/// What a window hears when the plan or the credits of its workspace have changed: `{revision}`. It
/// reads again what it shows.
[[nodiscard]] std::string encode_live_credits(std::int64_t revision);

}  // namespace steward
