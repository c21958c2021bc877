#include "core/credits/forecast.hpp"

#include <algorithm>
#include <utility>

#include "core/base/calendar.hpp"
#include "core/credits/spend.hpp"

namespace steward {
namespace {

__extension__ using Wide = __int128;
constexpr Wide day_ms = std::chrono::milliseconds(std::chrono::days{1}).count();

/// Lives the account forward from event to event.
class Future {
 public:
  Future(const CreditAccount& account, const std::optional<RenewalFacts>& renewal,
         Credits daily_use, Timestamp now)
      : renewal_(renewal), daily_use_(daily_use), start_(now), now_(now) {
    for (const CreditGrant& grant : account.grants) {
      if (is_over(grant, now) || !free_credits(grant).is_positive()) continue;
      account_.grants.push_back(grant);
      account_.grants.back().left = free_credits(grant);
      account_.grants.back().held = Credits();
    }
    std::sort(account_.grants.begin(), account_.grants.end(), burns_before);
  }

  CreditForecast until(Timestamp end) && {
    while (true) {
      const auto renewal_at = next_renewal();
      const auto expiry_at = next_expiry();
      Timestamp next = end;
      if (renewal_at) next = std::min(next, *renewal_at);
      if (expiry_at) next = std::min(next, *expiry_at);
      const bool is_renewal = renewal_at && *renewal_at <= next;
      next = std::max(next, now_);  // an unpaid renewal is overdue
      use_up_to(next);
      if (next >= end) break;
      now_ = next;
      expire();
      if (is_renewal) renew_plan();
    }
    return std::move(forecast_);
  }

 private:
  [[nodiscard]] std::optional<Timestamp> next_renewal() const {
    if (!renewal_) return std::nullopt;
    return add_months(renewal_->anchor_at, renewal_->next_months);
  }
  [[nodiscard]] std::optional<Timestamp> next_expiry() const {
    std::optional<Timestamp> next;
    for (const CreditGrant& grant : account_.grants)
      if (grant.expires_at && *grant.expires_at > now_ && (!next || *grant.expires_at < *next))
        next = grant.expires_at;
    return next;
  }

  /// Whole credits used from the start to `at`: of the whole stretch each time, so that roundings
  /// do not add up.
  [[nodiscard]] std::int64_t used_at(Timestamp at) const {
    const Wide used = static_cast<Wide>(daily_use_.value()) * (at - start_).count() / day_ms;
    return static_cast<std::int64_t>(std::min<Wide>(used, Credits::value_max));
  }

  void use_up_to(Timestamp at) {
    const std::int64_t used = used_at(at);
    const Credits wanted = known_credits(std::max<std::int64_t>(used - used_, 0));
    const Credits available = available_of(account_, now_);
    if (wanted > available && !forecast_.runs_out_at) {
      const Wide until_empty = (static_cast<Wide>(used_) + available.value()) * day_ms;
      const Wide elapsed = (until_empty + daily_use_.value() - 1) / daily_use_.value();
      forecast_.runs_out_at = start_ + Duration{static_cast<std::int64_t>(elapsed)};
    }
    Credits missing = least(wanted, available);
    for (CreditGrant& grant : account_.grants) {
      if (!is_spendable(grant, now_)) continue;
      const Credits spent = least(missing, grant.left);
      grant.left = difference(grant.left, spent);
      missing = difference(missing, spent);
    }
    used_ = used;
  }

  void expire() {
    const GrantsLapsed lapsed = settle_grants(account_, now_);
    note(lapsed.lapses);
    account_ = apply(std::move(account_), lapsed);
    drop_spent();
  }

  void renew_plan() {
    renewal_->next_months += renewal_->period_months;
    const bool ends = renewal_->period_months > 1;
    const auto expires_at = ends ? next_renewal() : std::nullopt;
    // Its id is the shell's to choose when the time comes.
    const CreditGrant grant =
        new_plan_grant(CreditGrantId{""}, renewal_->granted, expires_at, now_);
    const CreditsRenewed renewed = renew(account_, grant, renewal_->monthly_limit, now_);
    note(renewed.trims);
    for (const GrantLapse& trim : renewed.trims) take(trim);
    drop_spent();
    account_.grants.insert(
        std::upper_bound(account_.grants.begin(), account_.grants.end(), grant, burns_before),
        grant);
  }

  /// By the amounts alone: future grants share one empty id, and the oldest of them comes first.
  void take(const GrantLapse& trim) {
    Credits missing = trim.amount;
    for (CreditGrant& grant : account_.grants) {
      if (grant.id != trim.grant || grant.kind != GrantKind::plan) continue;
      const Credits taken = least(missing, grant.left);
      grant.left = difference(grant.left, taken);
      missing = difference(missing, taken);
    }
  }
  void note(const std::vector<GrantLapse>& lapses) {
    forecast_.lapses.insert(forecast_.lapses.end(), lapses.begin(), lapses.end());
  }
  void drop_spent() {
    auto& grants = account_.grants;
    grants.erase(std::remove_if(grants.begin(), grants.end(),
                                [](const CreditGrant& grant) { return !grant.left.is_positive(); }),
                 grants.end());
  }

  CreditAccount account_;
  std::optional<RenewalFacts> renewal_;
  Credits daily_use_;
  Timestamp start_;
  Timestamp now_;
  std::int64_t used_ = 0;
  CreditForecast forecast_;
};

}  // namespace

CreditForecast forecast(const CreditAccount& account, const std::optional<RenewalFacts>& renewal,
                        Credits daily_use, Timestamp now, Timestamp until) {
  const Timestamp end = std::min(until, add_months(now, forecast_months_max));
  return Future(account, renewal, daily_use, now).until(end);
}

}  // namespace steward
