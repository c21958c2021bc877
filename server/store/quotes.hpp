#pragma once

#include <optional>

#include "core/base/ids.hpp"
#include "core/billing/quote.hpp"

namespace steward::store {

class Connection;

/// A quote that was shown to a user, word for word.
struct StoredQuote {
  Quote quote;
  UserId user_id;
  std::optional<Timestamp> used_at{};
};
/// The quote has its id.
void insert_quote(Connection& connection, WorkspaceId workspace_id, const StoredQuote& stored);
/// Nothing where the workspace has no such quote, whoever else has it.
[[nodiscard]] std::optional<StoredQuote> find_quote(Connection& connection,
                                                    WorkspaceId workspace_id, const QuoteId& id);
/// False where it has been used before.
[[nodiscard]] bool use_quote(Connection& connection, const QuoteId& id, Timestamp at);

}  // namespace steward::store
