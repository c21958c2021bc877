#include "core/access/abilities.hpp"

namespace steward {

static_assert(permission_count <= 32, "one bit each");

Abilities abilities_of(const RoleCatalogue& catalogue, std::string_view role) {
  Abilities abilities;
  for (const Permission permission : permissions_of(catalogue, role)) abilities.allow(permission);
  return abilities;
}

}  // namespace steward
