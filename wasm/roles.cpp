// The roles that pages loaded, and many questions about them in one crossing.
#include "wasm/roles.hpp"

#include <emscripten.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/access/abilities.hpp"
#include "core/codec/catalogue.hpp"
#include "wasm/scratch.hpp"

namespace steward::wasm {
namespace {

std::optional<RoleCatalogue> kept;

/// Every role that was ever loaded keeps its place, so that a question means the same role when
/// other roles are loaded; one that the catalogue lost may do nothing.
struct RolePlace {
  std::string name;
  Abilities abilities;
};
std::vector<RolePlace> places;

// A question in 32 bits: the role's place, then the permission's bit.
constexpr unsigned permission_bits = 5;
constexpr std::uint32_t permission_mask = (1U << permission_bits) - 1;
static_assert(permission_count <= permission_mask + 1);

std::size_t place_of(std::string_view role) {
  std::size_t place = 0;
  while (place < places.size() && places[place].name != role) ++place;
  return place;
}

}  // namespace

const RoleCatalogue* kept_roles() {
  return kept ? &*kept : nullptr;
}

extern "C" {

/// Keeps the catalogue in the scratch buffer. False: the reply is what is wrong with it, one
/// sentence per line, and the one that was kept before stays.
EMSCRIPTEN_KEEPALIVE bool load_roles(std::size_t size_bytes) {
  auto roles = decode_roles(scratch.text(0, size_bytes));
  if (!roles) {
    reply.clear();
    for (const std::string& problem : roles.error()) reply += problem + '\n';
    return false;
  }
  kept = std::move(roles).value();
  for (const Role& role : kept->roles)
    if (place_of(role.name) == places.size()) places.push_back({role.name, {}});
  for (RolePlace& place : places) place.abilities = abilities_of(*kept, place.name);
  return true;
}

/// The question whether a role has a permission, both named one after the other in the scratch
/// buffer; -1 if there is no such permission. A role that was never loaded is never granted one.
EMSCRIPTEN_KEEPALIVE std::int32_t authorization_question(std::size_t role_bytes,
                                                         std::size_t permission_bytes) {
  const auto permission = permission_named(scratch.text(role_bytes, permission_bytes));
  if (!permission) return -1;
  const std::size_t place = place_of(scratch.text(0, role_bytes));
  if (place == places.size()) return static_cast<std::int32_t>(INT32_MAX & ~permission_mask);
  return static_cast<std::int32_t>((place << permission_bits) |
                                   static_cast<std::size_t>(*permission));
}

/// Answers questions, of 32 bits each, in place: one byte each from `first` on, 1 for granted.
EMSCRIPTEN_KEEPALIVE void authorize_all(std::uint8_t* first, std::size_t count) {
  const RolePlace* const roles = places.data();
  const std::size_t role_count = places.size();
  // Byte i lies at or before question i, so nothing is overwritten before it was read.
  for (std::size_t i = 0; i < count; ++i) {
    std::uint32_t question = 0;
    std::memcpy(&question, first + i * sizeof question, sizeof question);
    const std::size_t place = question >> permission_bits;
    const auto permission = static_cast<Permission>(question & permission_mask);
    first[i] = place < role_count && roles[place].abilities.can(permission) ? 1 : 0;
  }
}
}

}  // namespace steward::wasm
