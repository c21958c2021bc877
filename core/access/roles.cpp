#include "core/access/roles.hpp"

#include <algorithm>
#include <array>

#include "core/base/enum_names.hpp"

namespace steward {
namespace {

constexpr auto permission_names = std::to_array<std::string_view>({
#define STEWARD_PERMISSION(name) #name,
#include "core/access/permissions.def"
#undef STEWARD_PERMISSION
});

bool has(const Role& role, Permission permission) {
  return std::find(role.permissions.begin(), role.permissions.end(), permission) !=
         role.permissions.end();
}

const Role* role_named(const RoleCatalogue& catalogue, std::string_view name) {
  for (const Role& role : catalogue.roles)
    if (role.name == name) return &role;
  return nullptr;
}

}  // namespace

std::string_view name_of(Permission permission) {
  return permission_names[static_cast<std::size_t>(permission)];
}

std::optional<Permission> permission_named(std::string_view name) {
  return enumerator_named<Permission>(permission_names, name);
}

const Role* least_role_with(const RoleCatalogue& catalogue, Permission permission) {
  for (const Role& role : catalogue.roles)
    if (has(role, permission)) return &role;
  return nullptr;
}

std::vector<std::string> check_roles(const RoleCatalogue& catalogue) {
  std::vector<std::string> problems;
  for (std::size_t i = 0; i < catalogue.roles.size(); ++i) {
    const Role& role = catalogue.roles[i];
    if (role_named(catalogue, role.name) != &role)
      problems.push_back("role `" + role.name + "` is listed twice");
    if (i == 0) continue;
    const Role& lesser = catalogue.roles[i - 1];
    for (const Permission permission : lesser.permissions)
      if (!has(role, permission))
        problems.push_back("role `" + role.name + "` lacks `" + std::string(name_of(permission)) +
                           "`, which the lesser role `" + lesser.name + "` has");
  }
  if (least_role_with(catalogue, Permission::roles_assign) == nullptr)
    problems.emplace_back("no role has `roles_assign`");
  return problems;
}

Authorization authorize(const RoleCatalogue& catalogue, std::string_view role,
                        Permission permission) {
  const Role* const own = role_named(catalogue, role);
  if (own != nullptr && has(*own, permission)) return Granted{};
  Rejection rejection{Code::role_insufficient,
                      {{ParamName::role, std::string(role)},
                       {ParamName::permission, std::string(name_of(permission))}}};
  const Role* const sufficient = least_role_with(catalogue, permission);
  const Role* const granting = least_role_with(catalogue, Permission::roles_assign);
  if (sufficient != nullptr && granting != nullptr)
    rejection.unlock = Unlock{sufficient->name, granting->name};
  return Failure{std::move(rejection)};
}

Result<std::string, Issue> parse_role(const RoleCatalogue& catalogue, std::string_view text) {
  const Role* const role = role_named(catalogue, text);
  if (role == nullptr) return Failure{Issue{Code::role_unknown}};
  return role->name;
}

Authorization authorize_role(const RoleCatalogue& catalogue, std::string_view actor_role,
                             std::string_view role) {
  const Role* const moved = role_named(catalogue, role);
  if (moved == nullptr) {
    return Failure{Rejection{Code::role_withdrawn, {{ParamName::role, std::string(role)}}}};
  }
  for (const Permission permission : moved->permissions)
    if (auto own = authorize(catalogue, actor_role, permission); !own) return own;
  return Granted{};
}

const std::string& founder_role(const RoleCatalogue& catalogue) {
  return catalogue.roles.back().name;
}

std::vector<Permission> permissions_of(const RoleCatalogue& catalogue, std::string_view role) {
  std::vector<Permission> permissions;
  const Role* const own = role_named(catalogue, role);
  for (std::size_t i = 0; own != nullptr && i < permission_names.size(); ++i)
    if (has(*own, static_cast<Permission>(i))) permissions.push_back(static_cast<Permission>(i));
  return permissions;
}

}  // namespace steward
