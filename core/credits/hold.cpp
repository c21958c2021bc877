#include "core/credits/hold.hpp"

#include <algorithm>
#include <array>

namespace steward {
namespace {

constexpr auto names =
    std::to_array<std::string_view>({"pending", "posted", "released", "expired"});

}  // namespace

std::string_view name_of(HoldState state) {
  return names[static_cast<std::size_t>(state)];
}
std::optional<HoldState> hold_state_named(std::string_view name) {
  const auto* const found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<HoldState>(found - names.begin());
}

HoldState state_of(const Hold& hold, Timestamp now) {
  const bool is_due = hold.state == HoldState::pending && now >= hold.expires_at;
  return is_due ? HoldState::expired : hold.state;
}

}  // namespace steward
