#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/services.hpp"
#include "server/use_cases/refusal.hpp"

namespace steward::use_cases {

// Cursors of lists that run backwards over the numbers of a workspace's rows. A cursor is sealed
// for its list and workspace: it opens in no other, and one that was tampered with nowhere.

/// Goes on before `position`. `list`: its name, "credit_entries".
[[nodiscard]] std::string cursor_before(const Services& services, std::string_view list,
                                        WorkspaceId workspace_id, std::int64_t position);

/// The position before which the page begins; behind the last one without a cursor. Fails:
/// `cursor_malformed`.
[[nodiscard]] Result<std::int64_t, Refusal> position_in(const Services& services,
                                                        std::string_view list,
                                                        WorkspaceId workspace_id,
                                                        const std::optional<std::string>& cursor);

}  // namespace steward::use_cases
