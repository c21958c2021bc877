#include "server/use_cases/key_actor.hpp"

#include "core/keys/text.hpp"
#include "core/keys/use.hpp"
#include "server/identity/token.hpp"
#include "server/use_cases/workspace_path.hpp"

namespace steward::use_cases {
namespace {

Result<std::string, Refusal> hash_of_key(std::string_view text) {
  const auto key = parse_api_key(text);
  if (!key) return refuse(Rejection{key.error().code});
  return identity::hash_of_token(*key);
}

Authorization check_scope(const http::Request& request, const ApiKey& key) {
  if (*request.key_scope == any_scope) return Granted{};
  return authorize_key(key, static_cast<Permission>(*request.key_scope));
}

/// What every request by a key that opens goes through.
Result<KeyOpen, Refusal> admit_key(Services& services, const http::Request& request,
                                   const ApiKey& key, const std::string& text_hash) {
  const auto counted = services.key_requests.count(text_hash, services.clock.now());
  if (!counted) return refuse(counted.error());
  services.effects.touch_api_key(key.id, request.remote_address);
  if (const auto scope = check_scope(request, key); !scope) return refuse(scope.error());
  return KeyOpen{};
}

}  // namespace

std::optional<std::string_view> presented_key(const http::Request& request) {
  if (!request.key_scope) return std::nullopt;
  const auto header = request.header("Authorization");
  return header ? key_in_authorization(*header) : std::nullopt;
}

Result<store::StoredKeyOwner, Refusal> owner_of_key(Services& services,
                                                    store::Connection& connection,
                                                    std::string_view text) {
  const auto text_hash = hash_of_key(text);
  if (!text_hash) return Failure{text_hash.error()};
  auto owner = store::find_key_owner(connection, *text_hash);
  if (!owner) return refuse(Code::api_key_unknown);
  if (const auto open = check_key(owner->key, services.clock.now()); !open)
    return refuse(open.error());
  return *std::move(owner);
}

Result<Actor, Refusal> authenticate_key(Services& services, store::Connection& connection,
                                        const http::Request& request, std::string_view text) {
  auto found = owner_of_key(services, connection, text);
  if (!found) return Failure{found.error()};
  store::StoredKeyOwner owner = *std::move(found);
  const auto admitted = admit_key(services, request, owner.key, *hash_of_key(text));
  if (!admitted) return Failure{admitted.error()};
  return Actor{std::move(owner.account), std::nullopt, std::move(owner.key)};
}

Result<Visitor, Refusal> authenticate_key_visitor(Services& services, store::Connection& connection,
                                                  const http::Request& request,
                                                  std::string_view text, Look look) {
  const auto text_hash = hash_of_key(text);
  if (!text_hash) return Failure{text_hash.error()};
  const auto id = workspace_in_path(request);
  auto visitor = id ? store::find_key_visitor(connection, *text_hash, *id) : std::nullopt;
  if (!visitor) {
    // Which of the reasons is it? Only refusals pay for the answer.
    const auto owner = owner_of_key(services, connection, text);
    if (!owner) return Failure{owner.error()};
    return refuse(Code::api_key_other_workspace);
  }
  if (const auto open = check_key(visitor->key, services.clock.now()); !open)
    return refuse(open.error());
  if (const auto here = check_key_workspace(visitor->key, *id, true); !here)
    return refuse(here.error());
  if (look == Look::request) {
    const auto admitted = admit_key(services, request, visitor->key, *text_hash);
    if (!admitted) return Failure{admitted.error()};
  }
  const UserId owner = visitor->key.owner;
  return Visitor{owner, std::move(visitor->membership), std::move(visitor->key)};
}

void add_rate_headers(Services& services, const http::Request& request, http::Response& response) {
  const auto text = presented_key(request);
  const auto text_hash = text ? hash_of_key(*text) : Failure{Refusal{Issues{}}};
  if (!text_hash) return;
  const auto standing = services.key_requests.standing(*text_hash, services.clock.now());
  if (!standing) return;
  const auto add = [&](const char* name, std::string value) {
    response.headers.emplace_back(name, std::move(value));
  };
  const std::string limit = std::to_string(standing->limit);
  const auto window = std::chrono::duration_cast<std::chrono::seconds>(request_rate_window);
  add("RateLimit-Limit", limit);
  add("RateLimit-Remaining", std::to_string(standing->remaining));
  add("RateLimit-Reset", std::to_string(standing->reset_seconds));
  add("RateLimit-Policy", limit + ";w=" + std::to_string(window.count()));
}

}  // namespace steward::use_cases
