#include "core/keys/use.hpp"

#include <algorithm>

namespace steward {
namespace {

Code code_of_ended(ApiKeyState state) {
  switch (state) {
    case ApiKeyState::active:
    case ApiKeyState::replacing:
    case ApiKeyState::revoked:
      return Code::api_key_revoked;
    case ApiKeyState::replaced:
      return Code::api_key_replaced;
    case ApiKeyState::expired:
      return Code::api_key_expired;
  }
  return Code::api_key_revoked;
}

}  // namespace

Result<KeyOpen, Rejection> check_key(const ApiKey& key, Timestamp now) {
  const ApiKeyState state = state_of(key, now);
  if (!opens(state)) return Failure{Rejection{code_of_ended(state)}};
  return KeyOpen{};
}

Result<KeyOpen, Rejection> check_key_workspace(const ApiKey& key, WorkspaceId workspace,
                                               bool is_member) {
  if (!is_member || (key.workspace && *key.workspace != workspace))
    return Failure{Rejection{Code::api_key_other_workspace}};
  return KeyOpen{};
}

Authorization authorize_key(const ApiKey& key, Permission permission) {
  const bool has_scope = !key.workspace || std::find(key.scopes.begin(), key.scopes.end(),
                                                     permission) != key.scopes.end();
  if (has_scope) return Granted{};
  return Failure{Rejection{Code::api_key_scope_insufficient,
                           {{ParamName::permission, std::string(name_of(permission))}}}};
}

Result<KeyOpen, Rejection> check_recent_sign_in(Timestamp opened_at, Timestamp now) {
  if (now - opened_at <= sign_in_recent_max) return KeyOpen{};
  const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(sign_in_recent_max);
  return Failure{Rejection{Code::session_not_recent, {{ParamName::limit, minutes.count()}}}};
}

}  // namespace steward
