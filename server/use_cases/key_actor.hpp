#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "server/store/api_keys.hpp"
#include "server/use_cases/actor.hpp"

namespace steward::use_cases {

/// RouteOptions::key_scope of a route that every key may ask, whatever its scopes.
inline constexpr std::uint8_t any_scope = 0xff;

/// The key in the request's Authorization header, as it was sent; nothing where there is none, or
/// the route takes none.
[[nodiscard]] std::optional<std::string_view> presented_key(const http::Request& request);

/// A key that opens, found and judged. Fails: `api_key_malformed`, `api_key_mistyped`,
/// `api_key_unknown`, what check_key fails with.
[[nodiscard]] Result<store::StoredKeyOwner, Refusal> owner_of_key(Services& services,
                                                                  store::Connection& connection,
                                                                  std::string_view text);

/// Whoever the presented key acts as. Fails: as owner_of_key, then `rate_limited`,
/// `api_key_scope_insufficient`.
[[nodiscard]] Result<Actor, Refusal> authenticate_key(Services& services,
                                                      store::Connection& connection,
                                                      const http::Request& request,
                                                      std::string_view text);
/// The request itself, which is counted and needs its scope, or a second look at who asked.
enum class Look : std::uint8_t { request, again };
/// The same in the workspace of the path. Fails also: `api_key_other_workspace`.
[[nodiscard]] Result<Visitor, Refusal> authenticate_key_visitor(Services& services,
                                                                store::Connection& connection,
                                                                const http::Request& request,
                                                                std::string_view text, Look look);

/// Puts what the presented key may still ask into the answer's headers.
void add_rate_headers(Services& services, const http::Request& request, http::Response& response);

}  // namespace steward::use_cases
