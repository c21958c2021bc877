#include "core/codec/rehearsal.hpp"

#include <utility>

#include "core/billing/rehearsal.hpp"
#include "core/billing/simulate.hpp"
#include "core/codec/billing.hpp"
#include "core/codec/credits.hpp"
#include "core/codec/nested.hpp"
#include "core/codec/plans.hpp"
#include "core/codec/rules.hpp"

namespace steward {
namespace {

using codec::Answer;
using codec::Json;
using codec::Reader;

Entitlements entitlements(const PlanCatalogue& catalogue, const std::string& plan, bool is_trial) {
  const FeatureSet without = is_trial && catalogue.trial ? catalogue.trial->without : FeatureSet();
  return entitlements_of(catalogue, {plan, is_trial, without});
}

FeatureSet features_named(const PlanCatalogue& catalogue, const Json& list) {
  FeatureSet features;
  for (const Json& item : list) {
    const auto* const name = item.get_ptr<const std::string*>();
    const auto place = name == nullptr ? std::nullopt : feature_place(catalogue, *name);
    if (place) features.add(*place);
  }
  return features;
}

}  // namespace

Result<RehearsedWorkspace, Issues> decode_rehearsed_workspace(std::string_view text) {
  const auto json = codec::parse_object(text);
  if (!json) return Failure{Issues{json.error()}};
  Issues issues;
  Reader reader(*json, issues);
  auto subscription = codec::read_subscription(reader, issues, "subscription");
  auto account = codec::read_account(reader, issues, "account");
  auto uses = codec::read_uses(reader, issues, "uses");
  reader.finish();
  if (!issues.empty() || !subscription || !account || !uses) return Failure{std::move(issues)};
  return RehearsedWorkspace{std::move(*subscription), std::move(*account), std::move(*uses)};
}

std::string answer_quote(const PlanCatalogue& catalogue, const RehearsedWorkspace& workspace,
                         std::string_view body) {
  return codec::answer_to(body, [&](Reader& reader, Issues&) -> Answer {
    const auto plan = reader.text("plan");
    const auto credits = reader.integer("monthly_credits");
    const auto period = reader.field("period", codec::parse_named<period_named>);
    const auto now = reader.time("now");
    if (!plan || !credits || !period || !now) return codec::nothing;
    const auto choice = parse_choice(catalogue, *plan, *credits, *period);
    if (!choice) return codec::no(choice.error());
    return codec::answer(quote_change(catalogue, workspace.subscription, workspace.account,
                                      workspace.uses, *choice, *now),
                         codec::quote_json);
  });
}

std::string answer_rehearsals(const PlanCatalogue& catalogue, const RehearsedWorkspace& workspace,
                              std::string_view body) {
  return codec::answer_to(body, [&](Reader& reader, Issues&) -> Answer {
    const auto now = reader.time("now");
    if (!now) return codec::nothing;
    return codec::yes(codec::rehearsals_json(
        rehearse(catalogue, workspace.subscription, workspace.account, workspace.uses, *now)));
  });
}

std::string answer_forecast(const RehearsedWorkspace& workspace, std::string_view body) {
  return codec::answer_to(body, [&](Reader& reader, Issues&) -> Answer {
    const auto daily_use = codec::read_credits(reader, "daily_use", 0);
    const auto until = reader.time("until");
    const auto now = reader.time("now");
    if (!daily_use || !until || !now) return codec::nothing;
    return codec::yes(codec::forecast_json(forecast(
        workspace.account, renewal_facts(workspace.subscription), *daily_use, *now, *until)));
  });
}

std::string answer_simulation(const PlanCatalogue& catalogue, std::string_view body) {
  return codec::answer_to(body, [&](Reader& reader, Issues&) -> Answer {
    const auto credits = codec::read_credits(reader, "monthly_credits", 0);
    const Json* const features = reader.array("features");
    const auto currency = reader.text("currency");
    const auto period = reader.field("period", codec::parse_named<period_named>);
    if (!credits || features == nullptr || !currency || !period) return codec::nothing;
    const SimulatedUse use{*credits, features_named(catalogue, *features), Currency{*currency},
                           *period};
    return codec::answer(simulate(catalogue, use), codec::simulation_json);
  });
}

std::string answer_comparison(const PlanCatalogue& catalogue, std::string_view body) {
  return codec::answer_to(body, [&](Reader& reader, Issues&) -> Answer {
    const auto from = reader.text("from");
    const auto to = reader.text("to");
    if (!from || !to) return codec::nothing;
    return codec::yes(codec::comparison_json(compare_plans(
        catalogue, entitlements(catalogue, *from, false), entitlements(catalogue, *to, false))));
  });
}

std::string answer_entitlement(const PlanCatalogue& catalogue, std::string_view body) {
  return codec::answer_to(body, [&](Reader& reader, Issues&) -> Answer {
    const auto plan = reader.text("plan");
    const bool is_trial = reader.flag("is_trial");
    const auto feature = reader.optional_text("feature");
    const auto limit = feature ? std::nullopt : reader.text("limit");
    const auto wanted = feature ? std::optional<std::int64_t>(0) : reader.integer("wanted");
    if (!plan || (!feature && !limit) || !wanted) return codec::nothing;
    const Entitlements own = entitlements(catalogue, *plan, is_trial);
    const Authorization verdict = feature ? check_feature(catalogue, own, *feature)
                                          : check_limit(catalogue, own, *limit, *wanted);
    return codec::answer(verdict, [](Granted) { return true; });
  });
}

}  // namespace steward
