#include "core/plans/choice.hpp"

#include <utility>

namespace steward {
namespace {

const PlanQuantity* quantity_of(const Plan& plan, Credits monthly_credits) {
  for (const PlanQuantity& quantity : plan.quantities)
    if (quantity.monthly_credits == monthly_credits) return &quantity;
  return nullptr;
}

/// −1 for a plan that the catalogue lacks.
std::int64_t rank_of(const PlanCatalogue& catalogue, std::string_view plan) {
  for (std::size_t i = 0; i < catalogue.plans.size(); ++i)
    if (catalogue.plans[i].name == plan) return static_cast<std::int64_t>(i);
  return -1;
}

}  // namespace

Result<PlanChoice, Issues> parse_choice(const PlanCatalogue& catalogue, std::string_view plan,
                                        std::int64_t monthly_credits, Period period) {
  const Plan* const known = plan_named(catalogue, plan);
  if (known == nullptr) return Failure{Issues{Issue{Code::plan_unknown, {}, "/plan"}}};
  const auto credits = Credits::of(monthly_credits);
  Issues issues;
  const bool is_for_sale = known->sale != PlanSale::by_contact;
  const bool is_possible =
      credits && credits->value() >= 0 && credits->value() <= plan_credits_max / 12;
  if (!is_possible || (is_for_sale && quantity_of(*known, *credits) == nullptr))
    issues.push_back(Issue{Code::quantity_unknown, {}, "/monthly_credits"});
  if (known->sale == PlanSale::free && period == Period::yearly)
    issues.push_back(Issue{Code::field_value_unknown, {}, "/period"});
  if (!issues.empty()) return Failure{std::move(issues)};
  return PlanChoice{known->name, *credits, period};
}

std::vector<PlanChoice> choices_for_sale(const PlanCatalogue& catalogue) {
  std::vector<PlanChoice> choices;
  for (const Plan& plan : catalogue.plans)
    for (const PlanQuantity& quantity : plan.quantities) {
      choices.push_back({plan.name, quantity.monthly_credits, Period::monthly});
      if (plan.sale == PlanSale::self_service)
        choices.push_back({plan.name, quantity.monthly_credits, Period::yearly});
    }
  return choices;
}

PlanChoice free_choice(const PlanCatalogue& catalogue) {
  const Plan& plan = catalogue.plans.front();
  return {plan.name, plan.quantities.front().monthly_credits, Period::monthly};
}

bool is_free(const PlanCatalogue& catalogue, const PlanChoice& choice) {
  return choice.plan == catalogue.plans.front().name;
}

std::optional<std::int64_t> price_of(const PlanCatalogue& catalogue, const PlanChoice& choice,
                                     const Currency& currency) {
  const Plan* const plan = plan_named(catalogue, choice.plan);
  const auto place = currency_place(catalogue, currency);
  if (plan == nullptr || !place) return std::nullopt;
  if (plan->sale == PlanSale::by_contact) return 0;
  const PlanQuantity* const quantity = quantity_of(*plan, choice.monthly_credits);
  if (quantity == nullptr) return std::nullopt;
  const PeriodPrices& prices = quantity->prices[*place];
  return choice.period == Period::monthly ? prices.monthly_minor : prices.yearly_minor;
}

std::optional<std::int64_t> saved_by_year(const PlanCatalogue& catalogue, const PlanChoice& choice,
                                          const Currency& currency) {
  const auto price = [&](Period period) {
    return price_of(catalogue, {choice.plan, choice.monthly_credits, period}, currency);
  };
  const auto month = price(Period::monthly);
  const auto year = price(Period::yearly);
  if (!month || !year) return std::nullopt;
  return *month * months_of(Period::yearly) - *year;
}

Credits credits_of(const PlanChoice& choice) {
  return known_credits(choice.monthly_credits.value() * months_of(choice.period));
}

int compare_rank(const PlanCatalogue& catalogue, const PlanChoice& left, const PlanChoice& right) {
  const std::int64_t ranks = rank_of(catalogue, left.plan) - rank_of(catalogue, right.plan);
  if (ranks != 0) return ranks < 0 ? -1 : 1;
  if (left.monthly_credits == right.monthly_credits) return 0;
  return left.monthly_credits < right.monthly_credits ? -1 : 1;
}

}  // namespace steward
