#include "server/use_cases/actor.hpp"

#include "core/audit/event.hpp"
#include "server/identity/token.hpp"
#include "server/use_cases/key_actor.hpp"
#include "server/use_cases/workspace_path.hpp"

namespace steward::use_cases {
namespace {

/// Reads need not wait for the disk: how long a session was idle is known to the hour.
constexpr Duration touch_every = std::chrono::hours{1};

std::string session_cookie(const Services& services, std::string_view value, Duration age) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(age).count();
  std::string cookie(session_cookie_name(services));
  cookie.append("=").append(value).append("; Path=/; HttpOnly; SameSite=Lax; Max-Age=");
  cookie.append(std::to_string(seconds));
  if (services.public_url.is_https) cookie.append("; Secure");
  return cookie;
}

Result<SessionOpen, Rejection> use_session(Services& services, const std::string& token_hash,
                                           const Session& session) {
  const Timestamp now = services.clock.now();
  auto open = check_session(session, now);
  if (open && now - session.last_used_at >= touch_every) services.effects.touch_session(token_hash);
  return open;
}

}  // namespace

std::string_view session_cookie_name(const Services& services) {
  return services.public_url.is_https ? "__Host-steward_session" : "steward_session";
}

std::optional<std::string> presented_token_hash(const Services& services,
                                                const http::Request& request) {
  const auto token = request.cookie(session_cookie_name(services));
  if (!token || token->empty()) return std::nullopt;
  return identity::hash_of_token(*token);
}

Result<Actor, Refusal> authenticate(Services& services, store::Connection& connection,
                                    const http::Request& request) {
  if (const auto key = presented_key(request))
    return authenticate_key(services, connection, request, *key);
  const auto token_hash = presented_token_hash(services, request);
  if (!token_hash) return refuse(Code::session_missing);
  auto stored = store::find_session(connection, *token_hash);
  if (!stored) return refuse(Code::session_expired);
  if (const auto used = use_session(services, *token_hash, stored->session); !used)
    return refuse(used.error());
  return Actor{std::move(stored->account), stored->session};
}

Result<Actor, Refusal> authenticate(Services& services, const http::Request& request) {
  return services.store.read(
      [&](store::Connection& connection) { return authenticate(services, connection, request); });
}

namespace {

Result<Visitor, Refusal> visitor_by(Services& services, store::Connection& connection,
                                    const http::Request& request, Look look) {
  if (const auto key = presented_key(request))
    return authenticate_key_visitor(services, connection, request, *key, look);
  const auto token_hash = presented_token_hash(services, request);
  const auto id = workspace_in_path(request);
  auto visitor =
      token_hash && id ? store::find_visitor(connection, *token_hash, *id) : std::nullopt;
  if (!visitor) {
    // Which of the reasons is it? Only refusals pay for the answer.
    if (const auto actor = authenticate(services, connection, request); !actor)
      return Failure{actor.error()};
    return refuse(Code::workspace_not_found);
  }
  if (const auto used = use_session(services, *token_hash, visitor->session); !used)
    return refuse(used.error());
  return Visitor{visitor->user_id, std::move(visitor->membership)};
}

}  // namespace

Result<Visitor, Refusal> authenticate_visitor(Services& services, store::Connection& connection,
                                              const http::Request& request) {
  return visitor_by(services, connection, request, Look::request);
}

Result<Visitor, Refusal> identify_visitor(Services& services, store::Connection& connection,
                                          const http::Request& request) {
  return visitor_by(services, connection, request, Look::again);
}

Result<Visitor, Refusal> authorize_visitor(Services& services, store::Connection& connection,
                                           const http::Request& request, Permission permission) {
  auto visitor = authenticate_visitor(services, connection, request);
  if (!visitor) return visitor;
  const auto authorization = authorize(services.roles, visitor->membership.role, permission);
  if (!authorization) return refuse(authorization.error());
  return visitor;
}

void open_session(Services& services, store::Connection& connection, const http::Request& request,
                  const UserId& user_id, SignInMethod opened_with, Timestamp now,
                  http::Response& response) {
  if (const auto presented = presented_token_hash(services, request))
    store::delete_session(connection, *presented);
  const std::string token = identity::new_token();
  store::insert_session(
      connection, identity::hash_of_token(token), user_id, {opened_with, now, now},
      {request.remote_address, kept_user_agent(request.header("User-Agent").value_or(""))});
  response.headers.emplace_back("Set-Cookie", session_cookie(services, token, session_age_max));
}

void clear_session_cookie(const Services& services, http::Response& response) {
  response.headers.emplace_back("Set-Cookie", session_cookie(services, "", Duration::zero()));
}

}  // namespace steward::use_cases
