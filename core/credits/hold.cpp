#include "core/credits/hold.hpp"

#include <array>

#include "core/base/enum_names.hpp"

namespace steward {
namespace {

constexpr auto hold_states =
    std::to_array<std::string_view>({"pending", "posted", "released", "expired"});

}  // namespace

std::string_view name_of(HoldState state) {
  return hold_states[static_cast<std::size_t>(state)];
}
std::optional<HoldState> hold_state_named(std::string_view name) {
  return enumerator_named<HoldState>(hold_states, name);
}

HoldState state_of(const Hold& hold, Timestamp now) {
  const bool is_due = hold.state == HoldState::pending && now >= hold.expires_at;
  return is_due ? HoldState::expired : hold.state;
}

}  // namespace steward
