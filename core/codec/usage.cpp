#include "core/codec/usage.hpp"

#include <chrono>

#include "core/base/calendar.hpp"
#include "core/base/csv.hpp"
#include "core/base/rfc3339.hpp"
#include "core/codec/json.hpp"
#include "core/codec/query.hpp"

namespace steward {
namespace {

constexpr std::int64_t entries_usual = 50;
constexpr std::int64_t entries_max = 200;
constexpr std::int64_t usage_days_usual = 30;
constexpr Duration day = std::chrono::hours{24};

}  // namespace

Result<EntryQuery, Issues> decode_entry_query(std::string_view query) {
  return codec::decode_query(query, [](codec::QueryReader& reader) {
    auto cursor = reader.text("cursor");
    return EntryQuery{std::move(cursor),
                      reader.integer("limit", 1, entries_max).value_or(entries_usual)};
  });
}

std::string_view name_of(UsageGrouping grouping) {
  switch (grouping) {
    case UsageGrouping::day:
      return "day";
    case UsageGrouping::member:
      return "member";
    case UsageGrouping::connection:
      return "connection";
    case UsageGrouping::action:
      return "action";
  }
  return {};
}

std::optional<UsageGrouping> usage_grouping_named(std::string_view name) {
  for (const UsageGrouping grouping : {UsageGrouping::day, UsageGrouping::member,
                                       UsageGrouping::connection, UsageGrouping::action})
    if (name_of(grouping) == name) return grouping;
  return std::nullopt;
}

Result<UsageQuery, Issues> decode_usage_query(std::string_view query, Timestamp now) {
  return codec::decode_query(query, [&](codec::QueryReader& reader) {
    const auto from = reader.time("from");
    const auto to = reader.time("to");
    const auto by = reader.choice("by", usage_grouping_named).value_or(UsageGrouping::day);
    const Timestamp end = to ? day_of(*to) : day_of(now) + day;
    const Timestamp begin = from ? day_of(*from) : end - usage_days_usual * day;
    if (begin > end || end - begin > usage_days_max * day) {
      const std::string expected = "0 to " + std::to_string(usage_days_max) + " days";
      reader.add("from", Issue{Code::field_value_unknown, {{ParamName::expected, expected}}});
    }
    return UsageQuery{begin, end, by};
  });
}

std::string encode_usage(const UsageQuery& query, std::span<const UsageItem> items) {
  codec::Json list = codec::Json::array();
  Credits total;
  for (const UsageItem& item : items) {
    total = sum(total, item.credits);
    list.push_back(codec::object_of("key", item.key, "credits", item.credits.value()));
  }
  return codec::to_text(codec::object_of("from", to_rfc3339(query.from), "to", to_rfc3339(query.to),
                                         "by", name_of(query.by), "total", total.value(), "items",
                                         std::move(list)));
}

std::string encode_usage_csv_head() {
  return csv_row({"day", "user_id", "connection_id", "action", "credits"});
}

std::string encode_usage_csv_row(const UsageRow& row) {
  const std::string date = to_rfc3339(row.day).substr(0, 10);
  const std::string credits = std::to_string(row.credits.value());
  return csv_row({date, row.user_id, row.connection_id, row.action, credits});
}

std::string encode_live_credits(std::int64_t revision) {
  return codec::to_text(codec::object_of("revision", revision));
}

}  // namespace steward
