#include <charconv>
#include <limits>

#include "core/codec/credits.hpp"
#include "core/codec/usage.hpp"
#include "server/store/ledger.hpp"
#include "server/use_cases/credits_frame.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

/// A cursor goes on with the ledger it was made for.
std::string place_of(WorkspaceId workspace_id) {
  return "cursor/credit_entries/" + std::to_string(workspace_id.value());
}

/// The position before which the page begins.
Result<std::int64_t, Refusal> position_in(const Services& services, const EntryQuery& query,
                                          WorkspaceId workspace_id) {
  std::int64_t position = std::numeric_limits<std::int64_t>::max();
  if (!query.cursor) return position;
  const auto text = services.sealer.open(*query.cursor, place_of(workspace_id));
  if (!text) return refuse_field("/cursor", Issue{Code::cursor_malformed});
  std::from_chars(text->data(), text->data() + text->size(), position);
  return position;
}

}  // namespace

// What the clock has done a moment ago comes into the ledger with the next settlement.
Outcome list_credit_entries(Services& services, const http::Request& request) {
  const auto query = decode_entry_query(request.query);
  return show_billing(
      services, request, Permission::credits_read,
      [&](store::Connection& connection, const Visitor&, const Billing& billing) -> Outcome {
        if (!query) return refuse(query.error());
        const WorkspaceId id = billing.workspace_id;
        const auto before = position_in(services, *query, id);
        if (!before) return Failure{before.error()};
        auto entries = store::list_entries(connection, id, *before, query->limit + 1);
        std::optional<std::string> next_cursor;
        if (static_cast<std::int64_t>(entries.size()) > query->limit) {
          entries.pop_back();
          next_cursor = services.sealer.seal(std::to_string(entries.back().position), place_of(id));
        }
        return json_response(200, encode_entry_page(entries, next_cursor));
      });
}

}  // namespace steward::use_cases
