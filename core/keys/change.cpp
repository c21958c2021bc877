#include "core/keys/change.hpp"

#include <array>
#include <utility>

#include "core/base/enum_names.hpp"

namespace steward {
namespace {

constexpr auto replacement_reason_names =
    std::to_array<std::string_view>({"compromised", "routine", "lost"});

Failure<Rejection> ended(ApiKeyState state) {
  return Failure{
      Rejection{Code::api_key_ended, {{ParamName::reason, std::string(name_of(state))}}}};
}

}  // namespace

std::string_view name_of(ReplacementReason reason) {
  return replacement_reason_names[static_cast<std::size_t>(reason)];
}
std::optional<ReplacementReason> replacement_reason_named(std::string_view name) {
  return enumerator_named<ReplacementReason>(replacement_reason_names, name);
}

Result<Duration, Issue> parse_api_key_validity(std::int64_t days) {
  if (days < 1 || days > api_key_validity_days_max)
    return Failure{
        Issue{Code::api_key_validity_out_of_range,
              {{ParamName::actual, days}, {ParamName::limit, api_key_validity_days_max}}}};
  return Duration{std::chrono::hours{24 * days}};
}

Result<ApiKeyCreated, Rejection> decide_create_key(const RoleCatalogue& roles, const Actor& actor,
                                                   WorkspaceId workspace,
                                                   const NewWorkspaceKey& wanted,
                                                   const NewKeyText& text,
                                                   std::int64_t opening_count, Timestamp now) {
  const auto allowed = authorize(roles, actor.role, Permission::api_keys_create);
  if (!allowed) return Failure{allowed.error()};
  for (const Permission scope : wanted.scopes)
    if (const auto own = authorize(roles, actor.role, scope); !own) return Failure{own.error()};
  if (opening_count >= api_keys_max)
    return Failure{Rejection{Code::api_keys_too_many, {{ParamName::limit, api_keys_max}}}};
  ApiKey key{text.id, actor.id, workspace, wanted.name, wanted.scopes, text.hint, now};
  if (wanted.validity) key.expires_at = now + *wanted.validity;
  return ApiKeyCreated{std::move(key)};
}

ApiKeyCreated create_own_key(const UserId& owner, const NewKeyText& text, Timestamp now) {
  return {ApiKey{text.id, owner, std::nullopt, "", {}, text.hint, now}};
}

Result<ApiKeyReplaced, Rejection> decide_replace_key(const ApiKey& key, const UserId& actor,
                                                     const Replacement& replacement,
                                                     const NewKeyText& text, Timestamp now) {
  if (key.owner != actor) return Failure{Rejection{Code::api_key_not_own}};
  const ApiKeyState state = state_of(key, now);
  if (state != ApiKeyState::active) return ended(state);
  if (replacement.overlaps && replacement.reason == ReplacementReason::compromised)
    return Failure{Rejection{Code::api_key_overlap_refused}};
  ApiKey created = key;
  created.id = text.id;
  created.hint = text.hint;
  created.created_at = now;
  if (key.expires_at) created.expires_at = now + (*key.expires_at - key.created_at);
  return ApiKeyReplaced{std::move(created), key.id,
                        replacement.overlaps ? now + api_key_overlap : now, replacement.reason};
}

Result<ApiKeyRevoked, Rejection> decide_revoke_key(const RoleCatalogue& roles, const Actor& actor,
                                                   const ApiKey& key, Timestamp now) {
  if (key.owner != actor.id)
    if (const auto allowed = authorize(roles, actor.role, Permission::api_keys_edit); !allowed)
      return Failure{allowed.error()};
  const ApiKeyState state = state_of(key, now);
  if (!opens(state)) return ended(state);
  return ApiKeyRevoked{key.id, now};
}

ApiKey apply(ApiKey key, const ApiKeyReplaced& change) {
  key.replaced_at = change.replaced_at;
  return key;
}

ApiKey apply(ApiKey key, const ApiKeyRevoked& change) {
  key.revoked_at = change.revoked_at;
  return key;
}

}  // namespace steward
