#pragma once

#include <string>
#include <string_view>

#include "core/connections/provider.hpp"

namespace steward {

// What a page about connections asks the rules, offline: documents in, answers out, as `evaluate`
// writes them: `{ok, value}`, `{ok, issues}` or `{ok, rejection}`.

/// `{provider, features: [name…], connections: [as the server shows them], connection_id?, price,
/// own_keys_only?, falls_back_to_managed?}` → the receipt (resolve). `features`: those that the
/// plan has.
[[nodiscard]] std::string answer_resolution(const ProviderCatalogue& catalogue,
                                            std::string_view body);
/// `{waterfall}` → `{state, commands}` (begin_run); `{waterfall, state, event, now}` → the same
/// (next_move).
[[nodiscard]] std::string answer_move(std::string_view body);
/// `{connection, now}` → `{health, needs_attention, is_usable}` (health_of).
[[nodiscard]] std::string answer_health(std::string_view body);

}  // namespace steward
