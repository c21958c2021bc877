#pragma once

#include <string>
#include <string_view>

namespace steward {

struct RoleCatalogue;

/// Any rule by one JSON call, the way fixtures and the WebAssembly package ask:
///   {"given": {state…}, "when": {"rule": "parse_email", input…}, "now":
///   "2026-11-21T12:00:00.000Z"}
/// `given` and `now` may be left out where the rule needs none; `rows`, `description` and `expect`
/// of a fixture are ignored. The answer is one of
///   {"ok": true, "value": …}
///   {"ok": false, "issues": [{path, code, params}, …]}       the input is malformed
///   {"ok": false, "rejection": {code, params, unlock?}}      a rule refuses
/// `kept_roles`: the catalogue that stands for `given.roles` where the call has none, so that it
/// need not travel with every question; absent: `given.roles` is required where a rule needs it.
/// A call that itself is malformed answers with issues whose paths begin with /given or /when.
/// Never fails otherwise, whatever the bytes.
[[nodiscard]] std::string evaluate(std::string_view call,
                                   const RoleCatalogue* kept_roles = nullptr);

}  // namespace steward
