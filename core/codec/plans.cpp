#include "core/codec/plans.hpp"

#include <utility>

#include "core/codec/decode.hpp"
#include "core/codec/nested.hpp"
#include "core/codec/problem.hpp"

namespace steward {
namespace {

using codec::Json;
using codec::Reader;

Json limits_json(const PlanCatalogue& catalogue,
                 const std::vector<std::optional<std::int64_t>>& limits) {
  Json json = Json::object();
  for (std::size_t i = 0; i < catalogue.limits.size(); ++i)
    if (limits[i]) json[catalogue.limits[i]] = *limits[i];
  return json;
}

Json quantity_json(const PlanCatalogue& catalogue, const PlanQuantity& quantity) {
  Json prices = Json::object();
  for (std::size_t i = 0; i < catalogue.currencies.size(); ++i)
    prices[catalogue.currencies[i].value()] = {{"monthly", quantity.prices[i].monthly_minor},
                                               {"yearly", quantity.prices[i].yearly_minor}};
  return {{"monthly_credits", quantity.monthly_credits.value()},
          {"yearly_credits", quantity.yearly_credits.value()},
          {"prices", std::move(prices)}};
}

Json plan_json(const PlanCatalogue& catalogue, const Plan& plan) {
  Json quantities = Json::array();
  for (const PlanQuantity& quantity : plan.quantities)
    quantities.push_back(quantity_json(catalogue, quantity));
  return {{"name", plan.name},
          {"sale", name_of(plan.sale)},
          {"features", names_of(catalogue, plan.features)},
          {"limits", limits_json(catalogue, plan.limits)},
          {"quantities", std::move(quantities)}};
}

Json top_ups_json(const PlanCatalogue& catalogue) {
  Json list = Json::array();
  for (const TopUpOffer& offer : catalogue.top_ups) {
    Json prices = Json::object();
    for (std::size_t i = 0; i < catalogue.currencies.size(); ++i)
      prices[catalogue.currencies[i].value()] = offer.prices_minor[i];
    list.push_back({{"credits", offer.credits.value()}, {"prices", std::move(prices)}});
  }
  return list;
}

}  // namespace

std::string encode_plans(const PlanCatalogue& catalogue) {
  return codec::to_text(codec::plans_json(catalogue));
}

std::string encode_entitlements(const PlanCatalogue& catalogue, const Entitlements& entitlements) {
  return codec::to_text(codec::entitlements_json(catalogue, entitlements));
}

Result<EntitlementQuestion, Issues> decode_entitlement_question(std::string_view body) {
  return codec::decode(body, [](Reader& reader) -> std::optional<EntitlementQuestion> {
    if (!reader.has("limit")) {
      const auto feature = reader.text("feature");
      if (!feature) return std::nullopt;
      return FeatureQuestion{*feature};
    }
    const auto limit = reader.text("limit");
    const auto wanted = reader.integer("wanted");
    if (!limit || !wanted) return std::nullopt;
    if (*wanted < 0 || *wanted > Credits::value_max) {
      reader.add("wanted",
                 Issue{Code::amount_out_of_range, {{ParamName::limit, Credits::value_max}}});
      return std::nullopt;
    }
    return LimitQuestion{*limit, *wanted};
  });
}

std::string encode_entitlement_answer(const Authorization& answer) {
  if (answer) return codec::to_text({{"ok", true}});
  return codec::to_text({{"ok", false}, {"rejection", codec::rejection_json(answer.error())}});
}

Result<PlanChoice, Issues> decode_plan_choice(std::string_view body,
                                              const PlanCatalogue& catalogue) {
  Issues refused;
  auto choice = codec::decode(body, [&](Reader& reader) -> std::optional<PlanChoice> {
    const auto plan = reader.text("plan");
    const auto credits = reader.integer("monthly_credits");
    const auto period = reader.has("period")
                            ? reader.field("period", codec::parse_named<period_named>)
                            : std::optional(Period::monthly);
    if (!plan || !credits || !period) return std::nullopt;
    auto parsed = parse_choice(catalogue, *plan, *credits, *period);
    if (parsed) return std::move(parsed).value();
    refused = parsed.error();
    return std::nullopt;
  });
  if (choice) return choice;
  // An unknown field is told beside what is wrong with the known ones.
  Issues issues = choice.error();
  issues.insert(issues.begin(), refused.begin(), refused.end());
  return Failure{std::move(issues)};
}

}  // namespace steward

namespace steward::codec {

Json choice_json(const PlanChoice& choice) {
  return {{"plan", choice.plan},
          {"monthly_credits", choice.monthly_credits.value()},
          {"period", name_of(choice.period)}};
}

std::optional<PlanChoice> read_choice(Reader& reader, Issues& issues, std::string_view name) {
  return read_object(reader, issues, name, [](Reader& inner) -> std::optional<PlanChoice> {
    const auto plan = inner.text("plan");
    const auto credits = inner.integer("monthly_credits");
    const auto period = inner.field("period", parse_named<period_named>);
    if (!plan || !credits || !period) return std::nullopt;
    // A year of it still is an amount of credits.
    if (*credits < 0 || *credits > plan_credits_max / 12) {
      inner.add("monthly_credits",
                Issue{Code::amount_out_of_range, {{ParamName::limit, plan_credits_max / 12}}});
      return std::nullopt;
    }
    return PlanChoice{*plan, known_credits(*credits), *period};
  });
}

Json comparison_json(const PlanComparison& comparison) {
  Json limits = Json::array();
  for (const LimitChange& change : comparison.limits_changed) {
    Json json{{"limit", change.limit}};
    if (change.from) json["from"] = *change.from;
    if (change.to) json["to"] = *change.to;
    limits.push_back(std::move(json));
  }
  return {{"features_gained", comparison.features_gained},
          {"features_lost", comparison.features_lost},
          {"limits_changed", std::move(limits)}};
}

Json entitlements_json(const PlanCatalogue& catalogue, const Entitlements& entitlements) {
  return {{"plan", entitlements.plan},
          {"is_trial", entitlements.is_trial},
          {"features", names_of(catalogue, entitlements.features)},
          {"limits", limits_json(catalogue, entitlements.limits)}};
}

Json plans_json(const PlanCatalogue& catalogue) {
  Json currencies = Json::array();
  for (const Currency& currency : catalogue.currencies) currencies.push_back(currency.value());
  Json plans = Json::array();
  for (const Plan& plan : catalogue.plans) plans.push_back(plan_json(catalogue, plan));
  Json json{{"currencies", std::move(currencies)},
            {"features", catalogue.features},
            {"limits", catalogue.limits},
            {"plans", std::move(plans)},
            {"top_ups", top_ups_json(catalogue)},
            {"top_up_months", catalogue.top_up_months},
            {"upgrade_cycle", name_of(catalogue.upgrade_cycle)},
            {"tax", {{"name", catalogue.tax.name}, {"basis_points", catalogue.tax.basis_points}}},
            {"renewal_retry_days", catalogue.renewal_retry_days},
            {"credit_alerts_percent", catalogue.credit_alerts_percent}};
  if (catalogue.trial)
    json["trial"] = {{"plan", catalogue.trial->plan},
                     {"without", names_of(catalogue, catalogue.trial->without)},
                     {"credits", catalogue.trial->credits.value()},
                     {"days", catalogue.trial->days}};
  return json;
}

}  // namespace steward::codec
