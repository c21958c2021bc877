#include "core/codec/credits.hpp"
#include "core/codec/usage.hpp"
#include "server/store/ledger.hpp"
#include "server/use_cases/credits_frame.hpp"
#include "server/use_cases/position_cursor.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

constexpr std::string_view ledger_list = "credit_entries";  // in cursors

}  // namespace

// What the clock has done a moment ago comes into the ledger with the next settlement.
Outcome list_credit_entries(Services& services, const http::Request& request) {
  const auto query = decode_entry_query(request.query);
  return show_billing(
      services, request, Permission::credits_read,
      [&](store::Connection& connection, const Visitor&, const Billing& billing) -> Outcome {
        if (!query) return refuse(query.error());
        const WorkspaceId id = billing.workspace_id;
        const auto before = position_in(services, ledger_list, id, query->cursor);
        if (!before) return Failure{before.error()};
        auto entries = store::list_entries(connection, id, *before, query->limit + 1);
        std::optional<std::string> next_cursor;
        if (static_cast<std::int64_t>(entries.size()) > query->limit) {
          entries.pop_back();
          next_cursor = cursor_before(services, ledger_list, id, entries.back().position);
        }
        return json_response(200, encode_entry_page(entries, next_cursor));
      });
}

}  // namespace steward::use_cases
