#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/error/rejection.hpp"

namespace steward {

/// One verb on one noun; `permissions.def` is the only list.
enum class Permission : std::uint8_t {
#define STEWARD_PERMISSION(name) name,
#include "core/access/permissions.def"
#undef STEWARD_PERMISSION
};
inline constexpr std::array all_permissions{
#define STEWARD_PERMISSION(name) Permission::name,
#include "core/access/permissions.def"
#undef STEWARD_PERMISSION
};
inline constexpr std::size_t permission_count = all_permissions.size();
[[nodiscard]] std::string_view name_of(Permission permission);
[[nodiscard]] std::optional<Permission> permission_named(std::string_view name);

/// A named set of permissions (TM-3): roles are data, `admin` and `user` are built in.
struct Role {
  std::string name;
  std::vector<Permission> permissions;
};

/// Roles from the least to the most powerful: data of assets/roles.json.
struct RoleCatalogue {
  std::vector<Role> roles;
};

/// What is wrong with a catalogue, as sentences for the operator; empty: it is sound. Each role
/// includes the one before it, names are unique, and some role may assign roles.
[[nodiscard]] std::vector<std::string> check_roles(const RoleCatalogue& catalogue);

struct Granted {
  friend bool operator==(Granted, Granted) = default;
};
/// A yes, or the rule that refused with what would unlock it (ADV-2).
using Authorization = Result<Granted, Rejection>;

/// Fails: `role_insufficient` (params role, permission; unlock: the least role that has it, granted
/// by the least role that may assign roles). A role that the catalogue lacks has no permission.
[[nodiscard]] Authorization authorize(const RoleCatalogue& catalogue, std::string_view role,
                                      Permission permission);

/// The least role that has the permission, nothing where none has. Points into the catalogue.
[[nodiscard]] const Role* least_role_with(const RoleCatalogue& catalogue, Permission permission);

/// The role of whoever makes a workspace: the most powerful one. The catalogue is not empty.
[[nodiscard]] const std::string& founder_role(const RoleCatalogue& catalogue);

/// The name of a role that the catalogue has (TM-4, TM-6). Fails: `role_unknown`.
[[nodiscard]] Result<std::string, Issue> parse_role(const RoleCatalogue& catalogue,
                                                    std::string_view text);

/// Whether whoever has `actor_role` may hand out, change or take away `role`: nobody moves a power
/// that is not theirs. Fails: `role_withdrawn` (the catalogue has no such role; param role);
/// `role_insufficient` for the first permission that `role` has and `actor_role` lacks.
[[nodiscard]] Authorization authorize_role(const RoleCatalogue& catalogue,
                                           std::string_view actor_role, std::string_view role);

/// The permissions of a role in the order of `permissions.def`, for the pages to show.
[[nodiscard]] std::vector<Permission> permissions_of(const RoleCatalogue& catalogue,
                                                     std::string_view role);

}  // namespace steward
