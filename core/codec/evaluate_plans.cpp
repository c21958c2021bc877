#include <array>

#include "core/codec/nested.hpp"
#include "core/codec/plans.hpp"
#include "core/codec/rules.hpp"

namespace steward::codec {
namespace {

PlanAccess access_of(const PlanCatalogue& plans, std::string plan, bool is_trial) {
  const FeatureSet without = is_trial && plans.trial ? plans.trial->without : FeatureSet();
  return {std::move(plan), is_trial, without};
}

std::optional<Entitlements> entitlements(Call& call, const std::optional<PlanCatalogue>& plans) {
  const auto plan = call.when.text("plan");
  const bool is_trial = call.when.flag("is_trial");
  if (!plans || !plan) return std::nullopt;
  return entitlements_of(*plans, access_of(*plans, *plan, is_trial));
}

/// Where the call names a role, the refusal says who can do something about it.
Answer verdict(Call& call, const PlanCatalogue& plans, const Authorization& authorization) {
  std::optional<RoleCatalogue> roles;
  if (call.given.has("roles")) roles = catalogue(call, "roles", decode_roles);
  const auto role = call.when.optional_text("role");
  if (authorization) return yes(true);
  if (!roles || !role) return no(authorization.error());
  return no(with_unlock(authorization.error(), plans, free_choice(plans), *roles, *role));
}

Answer ask_check_plans(Call& call) {
  const Json* const json = call.given.object("plans");
  if (json == nullptr) return nothing;
  const auto plans = decode_plans(to_text(*json));
  return yes(plans ? Json::array() : Json(plans.error()));
}

/// What a catalogue becomes when it is written and read again.
Answer ask_encode_plans(Call& call) {
  const auto plans = catalogue(call, "plans", decode_plans);
  if (!plans) return nothing;
  return yes(plans_json(*plans));
}

Answer ask_entitlements_of(Call& call) {
  const auto plans = catalogue(call, "plans", decode_plans);
  const auto own = entitlements(call, plans);
  if (!own) return nothing;
  return yes(entitlements_json(*plans, *own));
}

Answer ask_check_feature(Call& call) {
  const auto plans = catalogue(call, "plans", decode_plans);
  const auto own = entitlements(call, plans);
  const auto feature = call.when.text("feature");
  if (!own || !feature) return nothing;
  return verdict(call, *plans, check_feature(*plans, *own, *feature));
}

Answer ask_check_limit(Call& call) {
  const auto plans = catalogue(call, "plans", decode_plans);
  const auto own = entitlements(call, plans);
  const auto limit = call.when.text("limit");
  const auto wanted = call.when.integer("wanted");
  if (!own || !limit || !wanted) return nothing;
  return verdict(call, *plans, check_limit(*plans, *own, *limit, *wanted));
}

Answer ask_compare_plans(Call& call) {
  const auto plans = catalogue(call, "plans", decode_plans);
  const auto from = call.when.text("from");
  const auto to = call.when.text("to");
  if (!plans || !from || !to) return nothing;
  return yes(comparison_json(
      compare_plans(*plans, entitlements_of(*plans, access_of(*plans, *from, false)),
                    entitlements_of(*plans, access_of(*plans, *to, false)))));
}

Answer ask_parse_choice(Call& call) {
  const auto plans = catalogue(call, "plans", decode_plans);
  const auto plan = call.when.text("plan");
  const auto credits = call.when.integer("monthly_credits");
  const auto period = call.when.field("period", parse_named<period_named>);
  const auto currency = call.when.optional_text("currency");
  if (!plans || !plan || !credits || !period) return nothing;
  return answer(parse_choice(*plans, *plan, *credits, *period), [&](const PlanChoice& choice) {
    Json json = choice_json(choice);
    json["credits"] = credits_of(choice).value();
    const auto price = currency ? price_of(*plans, choice, Currency{*currency}) : std::nullopt;
    if (price) json["price_minor"] = *price;
    return json;
  });
}

constexpr auto plans_table = std::to_array<Rule>({
    {"check_plans", ask_check_plans},
    {"encode_plans", ask_encode_plans},
    {"entitlements_of", ask_entitlements_of},
    {"check_feature", ask_check_feature},
    {"check_limit", ask_check_limit},
    {"compare_plans", ask_compare_plans},
    {"parse_choice", ask_parse_choice},
});

}  // namespace

std::span<const Rule> plans_rules() {
  return plans_table;
}

}  // namespace steward::codec
