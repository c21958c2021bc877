#pragma once

#include <cstdint>
#include <string_view>

#include "core/access/roles.hpp"

namespace steward {

/// All that a role may do, asked once and kept: one bit per permission, so that a question in a
/// loop costs a mask. The reasons are authorize's.
class Abilities {
 public:
  constexpr Abilities() = default;
  [[nodiscard]] constexpr bool can(Permission permission) const {
    return (bits_ & bit(permission)) != 0;
  }
  /// Bit n is the n-th line of permissions.def.
  [[nodiscard]] constexpr std::uint32_t bits() const { return bits_; }
  constexpr void allow(Permission permission) { bits_ |= bit(permission); }
  /// Whether everything that `other` can do, this can do too.
  [[nodiscard]] constexpr bool include(Abilities other) const {
    return (other.bits_ & ~bits_) == 0;
  }
  friend bool operator==(Abilities, Abilities) = default;

 private:
  static constexpr std::uint32_t bit(Permission permission) {
    return std::uint32_t{1} << static_cast<unsigned>(permission);
  }
  std::uint32_t bits_ = 0;
};

/// A role that the catalogue lacks can do nothing.
[[nodiscard]] Abilities abilities_of(const RoleCatalogue& catalogue, std::string_view role);

}  // namespace steward
