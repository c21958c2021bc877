#include "server/http/origin.hpp"

#include <algorithm>

namespace steward::http {

OriginPolicy::OriginPolicy(std::vector<std::string> own_origins)
    : own_origins_(std::move(own_origins)) {}

bool OriginPolicy::permits(const Request& request) const {
  if (request.method == Method::get || request.method == Method::head) return true;
  const auto site = request.header("sec-fetch-site");
  if (site && *site != "same-origin" && *site != "none") return false;

  bool has_origin = false;
  for (const auto& [name, value] : request.headers) {
    if (!equal_ignoring_case(name, "origin")) continue;
    has_origin = true;
    const std::string& origin = value;
    if (std::find(own_origins_.begin(), own_origins_.end(), origin) == own_origins_.end()) {
      return false;
    }
  }
  return has_origin || !request.header("cookie");
}

}  // namespace steward::http
