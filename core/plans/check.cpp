#include <algorithm>
#include <utility>

#include "core/plans/catalogue.hpp"

namespace steward {
namespace {

/// Collects the problems of one catalogue, each with its place.
class Check {
 public:
  explicit Check(const PlanCatalogue& catalogue) : catalogue_(catalogue) {}

  std::vector<std::string> all() && {
    names("/features", catalogue_.features);
    names("/limits", catalogue_.limits);
    if (catalogue_.features.size() > FeatureSet::features_max)
      report("/features", "there are more than 64");
    currencies();
    if (catalogue_.plans.empty()) {
      report("/plans", "there is none");
    } else {
      plans();
      trial();
    }
    top_ups();
    numbers();
    return std::move(problems_);
  }

 private:
  void report(const std::string& place, const std::string& what) {
    problems_.push_back(place + ": " + what);
  }

  void names(const std::string& place, const std::vector<std::string>& names) {
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (names[i].empty()) report(place + "/" + std::to_string(i), "the name is empty");
      if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
          names.begin() + static_cast<std::ptrdiff_t>(i))
        report(place + "/" + std::to_string(i), "`" + names[i] + "` is listed twice");
    }
  }

  void currencies() {
    if (catalogue_.currencies.empty()) report("/currencies", "there is none");
    std::vector<std::string> codes;
    for (const Currency& currency : catalogue_.currencies) codes.push_back(currency.value());
    names("/currencies", codes);
    for (std::size_t i = 0; i < codes.size(); ++i) {
      const bool is_code =
          codes[i].size() == 3 && std::all_of(codes[i].begin(), codes[i].end(),
                                              [](char c) { return c >= 'a' && c <= 'z'; });
      if (!is_code)
        report("/currencies/" + std::to_string(i), "an ISO 4217 code has three lower-case letters");
    }
  }

  void plans() {
    std::vector<std::string> plan_names;
    for (std::size_t i = 0; i < catalogue_.plans.size(); ++i) {
      const Plan& plan = catalogue_.plans[i];
      const std::string place = "/plans/" + std::to_string(i);
      if (plan.name.empty()) report(place + "/name", "the name is empty");
      if (std::find(plan_names.begin(), plan_names.end(), plan.name) != plan_names.end())
        report(place + "/name", "`" + plan.name + "` is listed twice");
      plan_names.push_back(plan.name);
      if ((plan.sale == PlanSale::free) != (i == 0))
        report(place + "/sale", "the first plan is free, and no other is");
      if (i > 0) inclusion(place, plan, catalogue_.plans[i - 1]);
      quantities(place, plan);
    }
  }

  void inclusion(const std::string& place, const Plan& plan, const Plan& lesser) {
    for (const std::string& feature : names_of(catalogue_, lesser.features.without(plan.features)))
      report(place + "/features", "`" + feature + "` is missing, which `" + lesser.name + "` has");
    for (std::size_t i = 0; i < catalogue_.limits.size(); ++i) {
      const auto& own = plan.limits[i];
      const auto& below = lesser.limits[i];
      if (own && (!below || *own < *below))
        report(place + "/limits/" + catalogue_.limits[i],
               "it is lower than that of `" + lesser.name + "`");
    }
  }

  void quantities(const std::string& place, const Plan& plan) {
    const std::size_t count = plan.quantities.size();
    if (plan.sale == PlanSale::by_contact && count != 0)
      report(place + "/quantities", "a plan that is sold by contact has none");
    if (plan.sale == PlanSale::free && count != 1)
      report(place + "/quantities", "the free plan has exactly one");
    if (plan.sale == PlanSale::self_service && count == 0)
      report(place + "/quantities", "there is none");
    for (std::size_t i = 0; i < count; ++i) {
      const PlanQuantity& quantity = plan.quantities[i];
      const std::string at = place + "/quantities/" + std::to_string(i);
      const std::int64_t monthly = quantity.monthly_credits.value();
      if (monthly < 1 || monthly * 12 > plan_credits_max)
        report(at + "/monthly_credits", "it is under 1 or too large");
      if (quantity.yearly_credits.value() != monthly * 12)
        report(at + "/yearly_credits", "it is not 12 times monthly_credits");
      if (i > 0 && monthly <= plan.quantities[i - 1].monthly_credits.value())
        report(at + "/monthly_credits", "it is not more than the one before");
      for (std::size_t c = 0; c < quantity.prices.size(); ++c)
        prices(at + "/prices/" + catalogue_.currencies[c].value(), plan, quantity.prices[c],
               i == 0 ? nullptr : &plan.quantities[i - 1].prices[c]);
    }
  }

  void prices(const std::string& at, const Plan& plan, const PeriodPrices& prices,
              const PeriodPrices* before) {
    if (plan.sale == PlanSale::free) {
      if (prices.monthly_minor != 0 || prices.yearly_minor != 0)
        report(at, "the free plan costs nothing");
      return;
    }
    price(at + "/monthly", prices.monthly_minor, before == nullptr ? 0 : before->monthly_minor);
    price(at + "/yearly", prices.yearly_minor, before == nullptr ? 0 : before->yearly_minor);
    if (prices.monthly_minor <= price_minor_max && prices.yearly_minor > 12 * prices.monthly_minor)
      report(at + "/yearly", "a year costs more than 12 months");
  }

  void price(const std::string& at, std::int64_t minor, std::int64_t before) {
    if (minor < 1 || minor > price_minor_max) {
      report(at, "a price is 1 to 1,000,000,000,000");
    } else if (minor <= before) {
      report(at, "it is not more than the one before");
    }
  }

  void trial() {
    if (!catalogue_.trial) return;
    const TrialOffer& offer = *catalogue_.trial;
    const Plan* const plan = plan_named(catalogue_, offer.plan);
    if (plan == nullptr) {
      report("/trial/plan", "there is no plan `" + offer.plan + "`");
    } else if (!plan->features.includes(offer.without)) {
      report("/trial/without", "it names a feature that `" + offer.plan + "` does not have");
    }
    if (offer.credits.value() < 1 || offer.credits.value() > plan_credits_max)
      report("/trial/credits", "it is under 1 or too large");
    range("/trial/days", offer.days, {1, 366});
  }

  void top_ups() {
    for (std::size_t i = 0; i < catalogue_.top_ups.size(); ++i) {
      const TopUpOffer& offer = catalogue_.top_ups[i];
      const TopUpOffer* const before = i == 0 ? nullptr : &catalogue_.top_ups[i - 1];
      const std::string at = "/top_ups/" + std::to_string(i);
      if (offer.credits.value() < 1 || offer.credits.value() > plan_credits_max)
        report(at + "/credits", "it is under 1 or too large");
      if (before != nullptr && offer.credits <= before->credits)
        report(at + "/credits", "it is not more than the one before");
      for (std::size_t c = 0; c < offer.prices_minor.size(); ++c)
        price(at + "/prices/" + catalogue_.currencies[c].value(), offer.prices_minor[c],
              before == nullptr ? 0 : before->prices_minor[c]);
    }
  }

  struct Range {
    std::int64_t least;
    std::int64_t most;
  };
  void range(const std::string& at, std::int64_t value, Range range) {
    if (value < range.least || value > range.most)
      report(at, "it is not " + std::to_string(range.least) + " to " + std::to_string(range.most));
  }
  void ascending(const std::string& at, const std::vector<std::int64_t>& values, Range each) {
    for (std::size_t i = 0; i < values.size(); ++i) {
      range(at + "/" + std::to_string(i), values[i], each);
      if (i > 0 && values[i] <= values[i - 1])
        report(at + "/" + std::to_string(i), "it is not more than the one before");
    }
  }

  void numbers() {
    range("/top_up_months", catalogue_.top_up_months, {1, 120});
    range("/tax/basis_points", catalogue_.tax.basis_points, {0, 10'000});
    // A month at most: the next renewal must not come due while this one is retried.
    ascending("/renewal_retry_days", catalogue_.renewal_retry_days, {1, 27});
    ascending("/credit_alerts_percent", catalogue_.credit_alerts_percent, {1, 100});
  }

  const PlanCatalogue& catalogue_;
  std::vector<std::string> problems_;
};

}  // namespace

std::vector<std::string> check_plans(const PlanCatalogue& catalogue) {
  return Check(catalogue).all();
}

}  // namespace steward
