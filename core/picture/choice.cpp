#include "core/picture/choice.hpp"

#include <algorithm>

namespace steward {
namespace {

bool contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

Result<IconPicture, Issues> parse_icon(const IconCatalogue& catalogue, std::string_view icon,
                                       std::string_view color) {
  Issues issues;
  if (!contains(catalogue.icons, icon)) issues.push_back({Code::icon_unknown, {}, "/icon"});
  if (!contains(catalogue.colors, color))
    issues.push_back({Code::icon_color_unknown, {}, "/color"});
  if (!issues.empty()) return Failure{std::move(issues)};
  return IconPicture{std::string(icon), std::string(color)};
}

}  // namespace steward
