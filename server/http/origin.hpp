#pragma once

#include <string>
#include <vector>

#include "server/http/message.hpp"

namespace steward::http {

/// Decides whether a writing request may come from where it comes from (SEC-28). Cookies travel
/// with requests that foreign pages cause; the Origin header, which pages cannot forge, tells them
/// apart. Programs that are no browsers send neither and are let through: without a cookie a
/// foreign page has nothing to ride on, and browsers always name the origin of a foreign write.
///
///   Sec-Fetch-Site  Origin      Cookie  verdict
///   same-site, cross-site, …    any     refused
///   same-origin,    own         any     taken
///   none or absent  other, null any     refused
///                   absent      yes     refused
///                   absent      no      taken
class OriginPolicy {
 public:
  /// `own_origins`: scheme, host and port as browsers spell them, e.g. "https://steward.example".
  explicit OriginPolicy(std::vector<std::string> own_origins);
  /// GET and HEAD change nothing and are always permitted.
  [[nodiscard]] bool permits(const Request& request) const;

 private:
  std::vector<std::string> own_origins_;
};

}  // namespace steward::http
