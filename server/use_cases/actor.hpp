#pragma once

#include <optional>
#include <string>

#include "core/keys/key.hpp"
#include "server/http/message.hpp"
#include "server/services.hpp"
#include "server/store/sessions.hpp"
#include "server/store/visitors.hpp"
#include "server/use_cases/refusal.hpp"

namespace steward::use_cases {

/// Whoever makes the request: a user in a session that is open, or a program that acts as them by a
/// key. Exactly one of the two is there.
struct Actor {
  store::StoredAccount account;
  std::optional<Session> session{};
  std::optional<ApiKey> key{};
};

/// By the key of the request, where the route takes keys and there is one; by its session
/// otherwise. Fails: `session_missing` (no cookie), `session_expired` (by the clock, or ended by
/// sign-out or a new password); by a key: `api_key_malformed`, `api_key_mistyped`,
/// `api_key_unknown`, what check_key fails with, `rate_limited`, `api_key_scope_insufficient`.
[[nodiscard]] Result<Actor, Refusal> authenticate(Services& services, const http::Request& request);
/// The same where a connection is at hand already.
[[nodiscard]] Result<Actor, Refusal> authenticate(Services& services, store::Connection& connection,
                                                  const http::Request& request);

/// Whoever makes a request to a workspace, with their role in it.
struct Visitor {
  UserId user_id;
  store::StoredMembership membership;
  std::optional<ApiKey> key{};  ///< where a program acts as them
};

/// The member of the workspace that the path's first parameter names; all of it from one query, so
/// session, membership and role are of one moment. Fails: what `authenticate` fails with, then
/// `workspace_not_found`, by a key `api_key_other_workspace`.
[[nodiscard]] Result<Visitor, Refusal> authenticate_visitor(Services& services,
                                                            store::Connection& connection,
                                                            const http::Request& request);
/// The same for who looks again at a request that was refused: one by a key is not counted twice,
/// and what its scopes lack does not hide who it was.
[[nodiscard]] Result<Visitor, Refusal> identify_visitor(Services& services,
                                                        store::Connection& connection,
                                                        const http::Request& request);
/// The same for who has the permission. Fails also: `role_insufficient`.
[[nodiscard]] Result<Visitor, Refusal> authorize_visitor(Services& services,
                                                         store::Connection& connection,
                                                         const http::Request& request,
                                                         Permission permission);

/// `__Host-` ties the cookie to this very host and to https; plain http cannot have it.
[[nodiscard]] std::string_view session_cookie_name(const Services& services);
[[nodiscard]] std::optional<std::string> presented_token_hash(const Services& services,
                                                              const http::Request& request);

/// Opens a session for the user and puts its cookie into the answer. The session that the browser
/// had is ended: nobody keeps a session id across a sign-in (SEC-27).
void open_session(Services& services, store::Connection& connection, const http::Request& request,
                  const UserId& user_id, SignInMethod opened_with, Timestamp now,
                  http::Response& response);
/// Tells the browser to forget its cookie.
void clear_session_cookie(const Services& services, http::Response& response);

}  // namespace steward::use_cases
