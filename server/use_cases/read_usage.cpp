#include <charconv>
#include <memory>

#include "core/base/rfc3339.hpp"
#include "core/codec/usage.hpp"
#include "server/store/usage.hpp"
#include "server/use_cases/actor.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

constexpr std::int64_t rows_in_piece = 500;

store::UsageKey key_of(UsageGrouping by) {
  switch (by) {
    case UsageGrouping::day:
      return store::UsageKey::day;
    case UsageGrouping::member:
      return store::UsageKey::member;
    case UsageGrouping::connection:
      return store::UsageKey::connection;
    case UsageGrouping::action:
      return store::UsageKey::action;
  }
  return store::UsageKey::day;
}

/// The key as people read it: the store counts days in milliseconds.
std::string shown(UsageGrouping by, const std::string& key) {
  if (by != UsageGrouping::day) return key;
  std::int64_t milliseconds = 0;
  std::from_chars(key.data(), key.data() + key.size(), milliseconds);
  return to_rfc3339(Timestamp{Duration{milliseconds}});
}

/// The days on their way into a file: page by page, so that their number costs no memory.
class UsageExport {
 public:
  UsageExport(Services& services, WorkspaceId workspace_id, const UsageQuery& query)
      : services_(services), workspace_id_(workspace_id), range_{query.from, query.to} {}

  std::string next_piece() {
    if (is_done_) return {};
    std::string piece = after_ ? "" : encode_usage_csv_head();
    const auto days = services_.store.read([&](store::Connection& connection) {
      return store::list_usage_days(connection, workspace_id_, range_, after_, rows_in_piece);
    });
    for (const store::UsageDay& row : days)
      piece +=
          encode_usage_csv_row({row.day, row.user_id, row.connection_id, row.action, row.credits});
    is_done_ = static_cast<std::int64_t>(days.size()) < rows_in_piece;
    if (!days.empty()) after_ = days.back();
    return piece;
  }

 private:
  Services& services_;
  const WorkspaceId workspace_id_;
  const store::DayRange range_;
  std::optional<store::UsageDay> after_{};
  bool is_done_ = false;
};

}  // namespace

Outcome read_usage(Services& services, const http::Request& request) {
  const auto query = decode_usage_query(request.query, services.clock.now());
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto visitor = authorize_visitor(services, connection, request, Permission::credits_read);
    if (!visitor) return Failure{visitor.error()};
    if (!query) return refuse(query.error());
    std::vector<UsageItem> items;
    for (const store::UsageSum& sum : store::sum_usage(connection, visitor->membership.workspace.id,
                                                       {query->from, query->to}, key_of(query->by)))
      items.push_back({shown(query->by, sum.key), sum.credits});
    return json_response(200, encode_usage(*query, items));
  });
}

Outcome export_usage(Services& services, const http::Request& request) {
  const auto query = decode_usage_query(request.query, services.clock.now());
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto visitor = authorize_visitor(services, connection, request, Permission::credits_read);
    if (!visitor) return Failure{visitor.error()};
    if (!query) return refuse(query.error());
    const WorkspaceId id = visitor->membership.workspace.id;
    const auto made = std::make_shared<UsageExport>(services, id, *query);
    const std::string file = "usage-" + std::to_string(id.value()) + ".csv";
    return http::Response{
        .status = 200,
        .headers = {{"Content-Type", "text/csv; charset=utf-8"},
                    {"Content-Disposition", "attachment; filename=\"" + file + "\""}},
        .next_piece = [made] { return made->next_piece(); }};
  });
}

}  // namespace steward::use_cases
