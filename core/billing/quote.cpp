#include "core/billing/quote.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/calendar.hpp"
#include "core/base/enum_names.hpp"
#include "core/billing/period.hpp"
#include "core/credits/renewal.hpp"

namespace steward {
namespace {

constexpr auto timings = std::to_array<std::string_view>({"immediate", "at_period_end", "none"});
constexpr auto lines =
    std::to_array<std::string_view>({"new_plan", "top_up", "unused_time", "tax", "money_credit"});

Failure<Rejection> refused(Code code) {
  return Failure{Rejection{code}};
}

bool is_by_contact(const PlanCatalogue& catalogue, const PlanChoice& choice) {
  const Plan* const plan = plan_named(catalogue, choice.plan);
  return plan != nullptr && plan->sale == PlanSale::by_contact;
}

QuoteTiming timing_of(const PlanCatalogue& catalogue, const Subscription& subscription,
                      const PlanChoice& choice) {
  if (choice == subscription.choice) return QuoteTiming::none;
  const int rank = compare_rank(catalogue, choice, subscription.choice);
  const bool is_longer =
      subscription.choice.period == Period::monthly && choice.period == Period::yearly;
  return rank > 0 || (rank == 0 && is_longer) ? QuoteTiming::immediate : QuoteTiming::at_period_end;
}

/// Only a period that was paid for, is running and has the same length can go on.
bool keeps_period(const PlanCatalogue& catalogue, const Subscription& subscription,
                  const PlanChoice& choice, Timestamp now) {
  return catalogue.upgrade_cycle == UpgradeCycle::keep &&
         subscription.state == SubscriptionState::active &&
         choice.period == subscription.choice.period && now < subscription.period_end;
}

/// The review of one change, filled in part by part.
class Review {
 public:
  Review(const PlanCatalogue& catalogue, const Subscription& subscription,
         const CreditAccount& account, Quote quote, std::int64_t price_minor)
      : catalogue_(catalogue),
        subscription_(subscription),
        account_(account),
        price_minor_(price_minor),
        quote_(std::move(quote)) {}

  Quote immediate() && {
    const Timestamp now = quote_.quoted_at;
    const TimeSpan present = present_period(subscription_);
    const bool keeps = keeps_period(catalogue_, subscription_, quote_.to, now);
    quote_.period = keeps ? present : TimeSpan{now, add_months(now, months_of(quote_.to.period))};
    const std::int64_t cost = keeps ? share_of_rest(price_minor_, present, now) : price_minor_;
    std::vector<QuoteLine> costs{
        {LineKind::new_plan, cost, quote_.to, TimeSpan{now, quote_.period.to}}};
    costs.push_back({LineKind::unused_time, -unused_minor(), quote_.from,
                     TimeSpan{now, subscription_.period_end}});
    quote_.charge = charge_of(catalogue_, std::move(costs), subscription_.money_credit_minor);
    const Credits granted = keeps ? granted_for_rest() : credits_of(quote_.to);
    const Credits kept = balance_of(account_, now);
    quote_.credits = {granted, kept, Credits(), sum(kept, granted)};
    next_charge(quote_.period.to,
                money_credit_after(subscription_.money_credit_minor, quote_.charge));
    return std::move(quote_);
  }

  Quote at_period_end() && {
    const Timestamp end = subscription_.period_end;
    quote_.effective_at = end;
    quote_.period = period_after(subscription_, quote_.to).time;
    rehearse_credits(end);
    next_charge(end, subscription_.money_credit_minor);
    return std::move(quote_);
  }

  Quote taking_back() && {
    const Credits kept = balance_of(account_, quote_.quoted_at);
    quote_.credits = {Credits(), kept, Credits(), kept};
    next_charge(subscription_.period_end, subscription_.money_credit_minor);
    return std::move(quote_);
  }

 private:
  /// Of the present period, never more than was paid for it and not credited yet.
  [[nodiscard]] std::int64_t unused_minor() const {
    const auto price = price_of(catalogue_, subscription_.choice, subscription_.currency);
    const std::int64_t rest = share_of_rest(price.value_or(subscription_.paid_minor),
                                            present_period(subscription_), quote_.quoted_at);
    return std::clamp<std::int64_t>(rest, 0, std::max<std::int64_t>(subscription_.paid_minor, 0));
  }

  [[nodiscard]] Credits granted_for_rest() const {
    const TimeSpan present = present_period(subscription_);
    const auto rest_of = [&](const PlanChoice& choice) {
      return share_of_rest(credits_of(choice).value(), present, quote_.quoted_at);
    };
    return known_credits(std::max<std::int64_t>(rest_of(quote_.to) - rest_of(quote_.from), 0));
  }

  /// By the very functions that renew, on the credits as they are now.
  void rehearse_credits(Timestamp end) {
    const Credits before = balance_of(account_, quote_.quoted_at);
    const GrantsLapsed lapsed = settle_grants(account_, end);
    CreditAccount account = apply(account_, lapsed);
    const CreditGrant grant =
        new_plan_grant(CreditGrantId{""}, credits_of(quote_.to), std::nullopt, end);
    const CreditsRenewed renewed = renew(account, grant, quote_.to.monthly_credits, end);
    account = apply(std::move(account), renewed);
    const Credits after = balance_of(account, end);
    const Credits kept = difference(after, grant.amount);
    quote_.credits = {grant.amount, kept, difference(before, kept), after};
  }

  void next_charge(Timestamp at, std::int64_t money_credit_minor) {
    if (is_free(catalogue_, quote_.to)) return;
    quote_.next_charge_at = at;
    quote_.next_charge_minor =
        charge_of(catalogue_, {{LineKind::new_plan, price_minor_, quote_.to, {}}},
                  money_credit_minor)
            .due_minor;
  }

  const PlanCatalogue& catalogue_;
  const Subscription& subscription_;
  const CreditAccount& account_;
  std::int64_t price_minor_;
  Quote quote_;
};

}  // namespace

std::string_view name_of(QuoteTiming timing) {
  return timings[static_cast<std::size_t>(timing)];
}
std::optional<QuoteTiming> quote_timing_named(std::string_view name) {
  return enumerator_named<QuoteTiming>(timings, name);
}
std::string_view name_of(LineKind kind) {
  return lines[static_cast<std::size_t>(kind)];
}
std::optional<LineKind> line_kind_named(std::string_view name) {
  return enumerator_named<LineKind>(lines, name);
}

Result<Quote, Rejection> quote_change(const PlanCatalogue& catalogue,
                                      const Subscription& subscription,
                                      const CreditAccount& account,
                                      const std::vector<FeatureUse>& uses, const PlanChoice& choice,
                                      Timestamp now) {
  for (const PlanChoice& side : {choice, subscription.choice})
    if (is_by_contact(catalogue, side))
      return Failure{Rejection{Code::plan_by_contact, {{ParamName::plan, side.plan}}}};
  if (subscription.state == SubscriptionState::past_due)
    return refused(Code::subscription_past_due);
  const auto& scheduled = subscription.scheduled;
  const bool is_present = choice == subscription.choice;
  if (scheduled ? choice == scheduled->choice : is_present) return refused(Code::plan_unchanged);
  const auto price = price_of(catalogue, choice, subscription.currency);
  if (!price) return refused(Code::currency_withdrawn);

  Quote quote{{},
              subscription.choice,
              choice,
              timing_of(catalogue, subscription, choice),
              subscription.currency,
              now,
              now + quote_validity,
              now,
              present_period(subscription),
              {},
              {},
              0,
              {},
              {},
              {}};
  quote.comparison = compare_plans(
      catalogue, entitlements_of(catalogue, plan_access(catalogue, subscription, now)),
      entitlements_of(catalogue, {choice.plan}));
  const auto& lost = quote.comparison.features_lost;
  for (const FeatureUse& use : uses)
    if (std::find(lost.begin(), lost.end(), use.feature) != lost.end())
      quote.suspends.push_back(use);

  const QuoteTiming timing = quote.timing;
  Review review(catalogue, subscription, account, std::move(quote), *price);
  switch (timing) {
    case QuoteTiming::immediate:
      return std::move(review).immediate();
    case QuoteTiming::at_period_end:
      return std::move(review).at_period_end();
    case QuoteTiming::none:
      break;
  }
  return std::move(review).taking_back();
}

Charge charge_of(const PlanCatalogue& catalogue, std::vector<QuoteLine> costs,
                 std::int64_t money_credit_minor) {
  Charge charge;
  for (QuoteLine& line : costs) {
    charge.subtotal_minor += line.amount_minor;
    if (line.amount_minor != 0 || line.kind != LineKind::unused_time)
      charge.lines.push_back(std::move(line));
  }
  charge.tax_minor = tax_of(charge.subtotal_minor, catalogue.tax.basis_points);
  if (charge.tax_minor != 0) charge.lines.push_back({LineKind::tax, charge.tax_minor});
  const std::int64_t total = charge.subtotal_minor + charge.tax_minor;
  // Less than nothing is put aside for them; otherwise what was put aside pays first.
  const std::int64_t credit = total < 0 ? -total : -std::min(total, money_credit_minor);
  if (credit != 0) charge.lines.push_back({LineKind::money_credit, credit});
  charge.due_minor = total + credit;
  return charge;
}

std::int64_t money_credit_after(std::int64_t money_credit_minor, const Charge& charge) {
  for (const QuoteLine& line : charge.lines)
    if (line.kind == LineKind::money_credit) money_credit_minor += line.amount_minor;
  return std::max<std::int64_t>(money_credit_minor, 0);
}

}  // namespace steward
