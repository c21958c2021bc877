#include "core/plans/entitlements.hpp"

#include <utility>

namespace steward {
namespace {

template <class Has>
std::string least_plan(const PlanCatalogue& catalogue, Has has) {
  for (const Plan& plan : catalogue.plans)
    if (has(plan)) return plan.name;
  return {};
}

/// `unlock` stays absent where nothing would help.
Rejection with_plan(Rejection rejection, std::string plan) {
  if (!plan.empty()) rejection.unlock = Unlock{{}, {}, std::move(plan)};
  return rejection;
}

/// The least plan from the choice's own on that can be chosen with more credits.
std::string plan_with_more(const PlanCatalogue& catalogue, const PlanChoice& choice) {
  return least_plan(catalogue, [&](const Plan& plan) {
    if (plan.quantities.empty()) return false;
    const PlanChoice greatest{plan.name, plan.quantities.back().monthly_credits, choice.period};
    return greatest.monthly_credits > choice.monthly_credits &&
           compare_rank(catalogue, greatest, choice) > 0;
  });
}

}  // namespace

Entitlements entitlements_of(const PlanCatalogue& catalogue, const PlanAccess& access) {
  const Plan* const known = plan_named(catalogue, access.plan);
  const Plan& plan = known == nullptr ? catalogue.plans.front() : *known;
  return {plan.name, access.is_trial, plan.features.without(access.without), plan.limits};
}

Authorization check_feature(const PlanCatalogue& catalogue, const Entitlements& entitlements,
                            std::string_view feature) {
  const auto place = feature_place(catalogue, feature);
  if (place && entitlements.features.has(*place)) return Granted{};
  Rejection rejection{
      Code::plan_insufficient,
      {{ParamName::plan, entitlements.plan}, {ParamName::feature, std::string(feature)}}};
  if (!place) return Failure{std::move(rejection)};
  return Failure{with_plan(std::move(rejection), least_plan(catalogue, [&](const Plan& plan) {
                             return plan.features.has(*place);
                           }))};
}

Authorization check_limit(const PlanCatalogue& catalogue, const Entitlements& entitlements,
                          std::string_view limit, std::int64_t wanted) {
  const auto place = limit_place(catalogue, limit);
  const std::optional<std::int64_t> most = place ? entitlements.limits[*place] : 0;
  if (!most || wanted <= *most) return Granted{};
  Rejection rejection{Code::plan_limit_reached,
                      {{ParamName::name, std::string(limit)},
                       {ParamName::actual, wanted},
                       {ParamName::limit, *most}}};
  if (!place) return Failure{std::move(rejection)};
  return Failure{with_plan(std::move(rejection), least_plan(catalogue, [&](const Plan& plan) {
                             const auto& allowed = plan.limits[*place];
                             return !allowed || wanted <= *allowed;
                           }))};
}

Rejection with_unlock(Rejection rejection, const PlanCatalogue& catalogue, const PlanChoice& choice,
                      const RoleCatalogue& roles, std::string_view actor_role) {
  switch (rejection.code) {
    case Code::credits_insufficient:
      rejection = with_plan(std::move(rejection), plan_with_more(catalogue, choice));
      break;
    case Code::plan_insufficient:
    case Code::plan_limit_reached:
    case Code::credit_budget_reached:
      break;
    default:
      return rejection;
  }
  const auto may_change = authorize(roles, actor_role, Permission::billing_edit);
  if (may_change || !may_change.error().unlock) return rejection;
  const std::string plan = rejection.unlock ? rejection.unlock->plan : std::string();
  rejection.unlock = may_change.error().unlock;
  rejection.unlock->plan = plan;
  return rejection;
}

}  // namespace steward
