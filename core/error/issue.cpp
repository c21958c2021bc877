#include "core/error/issue.hpp"

#include <array>
#include <cstddef>

namespace steward {

std::string_view name_of(ParamName name) {
  static constexpr auto names = std::to_array<std::string_view>({
#define STEWARD_PARAM(name) #name,
#include "core/error/params.def"
#undef STEWARD_PARAM
  });
  return names[static_cast<std::size_t>(name)];
}

}  // namespace steward
