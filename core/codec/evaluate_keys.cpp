#include <array>
#include <utility>

#include "core/codec/keys.hpp"
#include "core/codec/nested.hpp"
#include "core/codec/rules.hpp"
#include "core/codec/team_facts.hpp"
#include "core/keys/rate.hpp"
#include "core/keys/text.hpp"
#include "core/keys/use.hpp"

namespace steward::codec {
namespace {

Answer ask_parse_api_key(Call& call) {
  const auto text = call.when.text("text");
  if (!text) return nothing;
  return answer(parse_api_key(*text),
                [](std::string_view key) -> Json { return object_of("hint", api_key_hint(key)); });
}

Answer ask_api_key_of(Call& call) {
  const auto random = call.when.text("random");
  if (!random) return nothing;
  return yes(api_key_of(*random));
}

Answer ask_key_in_authorization(Call& call) {
  const auto header = call.when.text("header");
  if (!header) return nothing;
  const auto key = key_in_authorization(*header);
  return yes(key ? object_of("api_key", *key) : Json::object());
}

std::optional<ApiKey> given_key(Call& call) {
  return read_api_key(call.given, call.issues, "key");
}

Answer ask_check_key(Call& call) {
  const auto key = given_key(call);
  const auto now = call.required_now();
  if (!key || !now) return nothing;
  return answer(check_key(*key, *now),
                [&](KeyOpen) -> Json { return std::string(name_of(state_of(*key, *now))); });
}

Answer ask_check_key_workspace(Call& call) {
  const auto key = given_key(call);
  const bool is_member = call.given.flag("is_member");
  const auto workspace = call.when.integer("workspace_id");
  if (!key || !workspace) return nothing;
  return answer(check_key_workspace(*key, WorkspaceId{*workspace}, is_member),
                [](KeyOpen) { return true; });
}

Answer ask_authorize_key(Call& call) {
  const auto key = given_key(call);
  const auto permission = call.when.field("permission", parse_named<permission_named>);
  if (!key || !permission) return nothing;
  return answer(authorize_key(*key, *permission), [](Granted) { return true; });
}

Answer ask_check_recent_sign_in(Call& call) {
  const auto opened_at = call.given.time("opened_at");
  const auto now = call.required_now();
  if (!opened_at || !now) return nothing;
  return answer(check_recent_sign_in(*opened_at, *now), [](KeyOpen) { return true; });
}

/// `id` and `hint` of a text that the shell has made.
std::optional<NewKeyText> new_text(Call& call) {
  auto id = call.when.text("id");
  auto hint = call.when.text("hint");
  if (!id || !hint) return std::nullopt;
  return NewKeyText{ApiKeyId{*std::move(id)}, *std::move(hint)};
}

Answer ask_decide_create_key(Call& call) {
  const RoleCatalogue* const roles = roles_of(call);
  const auto actor = read_actor(call.given, call.issues);
  const auto workspace = call.given.integer("workspace_id");
  const auto opening_count = call.given.integer("opening_count");
  const auto wanted = read_new_api_key(call.when);
  const auto text = new_text(call);
  const auto now = call.required_now();
  if (roles == nullptr || !actor || !workspace || !opening_count || !wanted || !text || !now)
    return nothing;
  return answer(decide_create_key(*roles, *actor, WorkspaceId{*workspace}, *wanted, *text,
                                  *opening_count, *now),
                [&](const ApiKeyCreated& change) -> Json {
                  return object_of("change", "api_key_created", "key",
                                   api_key_json(change.key, *now));
                });
}

Answer ask_decide_replace_key(Call& call) {
  const auto key = given_key(call);
  const auto actor = call.given.text("user_id");
  const auto replacement = read_replacement(call.when);
  const auto text = new_text(call);
  const auto now = call.required_now();
  if (!key || !actor || !replacement || !text || !now) return nothing;
  return answer(decide_replace_key(*key, UserId{*actor}, *replacement, *text, *now),
                [&](const ApiKeyReplaced& change) -> Json {
                  return object_of("change", "api_key_replaced", "created",
                                   api_key_json(change.created, *now), "replaced",
                                   api_key_json(apply(*key, change), *now), "reason",
                                   name_of(change.reason));
                });
}

Answer ask_decide_revoke_key(Call& call) {
  const RoleCatalogue* const roles = roles_of(call);
  const auto actor = read_actor(call.given, call.issues);
  const auto key = given_key(call);
  const auto now = call.required_now();
  if (roles == nullptr || !actor || !key || !now) return nothing;
  return answer(decide_revoke_key(*roles, *actor, *key, *now),
                [&](const ApiKeyRevoked& change) -> Json {
                  return object_of("change", "api_key_revoked", "key",
                                   api_key_json(apply(*key, change), *now));
                });
}

/// As many requests as are asked, all at `now`; the last one's verdict, and what is left.
Answer ask_decide_request(Call& call) {
  const auto count = call.given.integer("count");
  const auto full_at = call.given.time("full_at");
  const auto asked = call.when.integer("requests");
  const auto now = call.required_now();
  if (!count || !full_at || !asked || !now) return nothing;
  const RequestRate rate{*count};
  RequestAllowance allowance = full_allowance(rate, *full_at);
  for (std::int64_t i = 0; i < *asked; ++i) {
    const auto decided = decide_request(rate, allowance, *now);
    if (!decided) return no(decided.error());
    allowance = *decided;
  }
  const RequestStanding standing = standing_of(rate, allowance, *now);
  return yes(object_of("limit", standing.limit, "remaining", standing.remaining, "reset_seconds",
                       standing.reset_seconds));
}

constexpr auto key_rule_list = std::to_array<Rule>({
    {"parse_api_key", ask_parse_api_key},
    {"api_key_of", ask_api_key_of},
    {"key_in_authorization", ask_key_in_authorization},
    {"check_key", ask_check_key},
    {"check_key_workspace", ask_check_key_workspace},
    {"authorize_key", ask_authorize_key},
    {"check_recent_sign_in", ask_check_recent_sign_in},
    {"decide_create_key", ask_decide_create_key},
    {"decide_replace_key", ask_decide_replace_key},
    {"decide_revoke_key", ask_decide_revoke_key},
    {"decide_request", ask_decide_request},
});

}  // namespace

Rules keys_rules() {
  return key_rule_list;
}

}  // namespace steward::codec
