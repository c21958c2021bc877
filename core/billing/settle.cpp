#include "core/billing/settle.hpp"

#include <algorithm>
#include <utility>

#include "core/billing/period.hpp"

namespace steward {
namespace {

/// What happens first, at one instant, in this order.
enum class Due : std::uint8_t { hold, grants, trial, subscription };
struct Next {
  Timestamp at;
  Due due;
};

/// Does what the clock has done, one thing after the other.
class Clockwork {
 public:
  Clockwork(const PlanCatalogue& catalogue, Settled settled, GrantIds ids, Timestamp now)
      : catalogue_(catalogue), settled_(std::move(settled)), ids_(std::move(ids)), now_(now) {}

  Settled run() && {
    while (const auto next = earliest()) step(*next);
    return std::move(settled_);
  }

 private:
  void consider(std::optional<Next>& first, Timestamp at, Due due) const {
    if (at <= now_ && (!first || at < first->at)) first = Next{at, due};
  }

  [[nodiscard]] std::optional<Next> earliest() const {
    std::optional<Next> first;
    for (const Hold& hold : settled_.account.due_holds) consider(first, hold.expires_at, Due::hold);
    for (const CreditGrant& grant : settled_.account.grants)
      if (grant.expires_at && !grant.voided_at && free_credits(grant).is_positive())
        consider(first, *grant.expires_at, Due::grants);
    const Subscription& subscription = settled_.subscription;
    if (subscription.state == SubscriptionState::trial && subscription.trial)
      consider(first, subscription.trial->ends_at, Due::trial);
    if (goes_by_itself()) consider(first, subscription.period_end, Due::subscription);
    return first;
  }

  /// Whether nobody has to pay for what comes after this period.
  [[nodiscard]] bool goes_by_itself() const { return is_on_free_plan() || end_reason(); }
  [[nodiscard]] bool is_on_free_plan() const {
    return settled_.subscription.state == SubscriptionState::free ||
           settled_.subscription.state == SubscriptionState::trial;
  }
  [[nodiscard]] std::optional<EndReason> end_reason() const {
    const Subscription& subscription = settled_.subscription;
    if (is_on_free_plan()) return std::nullopt;
    const auto& scheduled = subscription.scheduled;
    if (scheduled && is_free(catalogue_, scheduled->choice)) return EndReason::scheduled;
    const PlanChoice& choice = scheduled ? scheduled->choice : subscription.choice;
    if (!price_of(catalogue_, choice, subscription.currency)) return EndReason::plan_withdrawn;
    return std::nullopt;
  }

  void step(const Next& next) {
    switch (next.due) {
      case Due::hold:
        return expire_hold(next.at);
      case Due::grants:
        return of_account(next.at, settle_grants(settled_.account, next.at));
      case Due::trial:
        return end_trial(next.at);
      case Due::subscription:
        return is_on_free_plan() ? renew_free_plan(next.at) : end_plan(next.at);
    }
  }

  void expire_hold(Timestamp at) { of_account(at, expire_holds(settled_.account, at).front()); }

  void end_trial(Timestamp at) {
    const TrialEnded change{*settled_.subscription.trial};
    settled_.subscription = apply(std::move(settled_.subscription), change);
    settled_.steps.push_back({at, change, {}});
  }

  void renew_free_plan(Timestamp at) {
    const PlanChoice free = free_choice(catalogue_);
    const CreditGrant grant = new_plan_grant(ids_.next(), credits_of(free), std::nullopt, at);
    of_subscription(
        at, PlanRenewed{settled_.subscription, in_next_period(settled_.subscription, free, 0),
                        renew(settled_.account, grant, free.monthly_credits, at)});
  }

  void end_plan(Timestamp at) {
    of_subscription(at, end_subscription(catalogue_, settled_.subscription, settled_.account,
                                         ids_.next(), *end_reason(), at));
  }

  template <class Change>
  void of_account(Timestamp at, const Change& change) {
    note(at, change, entries_of(change, settled_.account, settled_.head));
  }
  template <class Change>
  void of_subscription(Timestamp at, const Change& change) {
    settled_.subscription = apply(settled_.subscription, change);
    note(at, change, entries_of(change.credits, settled_.account, settled_.head));
  }
  template <class Change>
  void note(Timestamp at, const Change& change, std::vector<LedgerEntry> entries) {
    settled_.account = apply(std::move(settled_.account), change);
    settled_.head = head_after(settled_.head, entries);
    settled_.steps.push_back({at, change, std::move(entries)});
  }

  const PlanCatalogue& catalogue_;
  Settled settled_;
  GrantIds ids_;
  Timestamp now_;
};

}  // namespace

Settled settle(const PlanCatalogue& catalogue, Subscription subscription, CreditAccount account,
               LedgerHead head, GrantIds ids, Timestamp now) {
  Settled settled{{}, std::move(subscription), std::move(account), head};
  return Clockwork(catalogue, std::move(settled), std::move(ids), now).run();
}

Timestamp next_due_at(const PlanCatalogue& catalogue, const Subscription& subscription,
                      const CreditAccount& account) {
  Timestamp next = next_due_at(catalogue, subscription);
  for (const Hold& hold : account.due_holds) next = std::min(next, hold.expires_at);
  for (const CreditGrant& grant : account.grants)
    if (grant.expires_at && !grant.voided_at && free_credits(grant).is_positive())
      next = std::min(next, *grant.expires_at);
  return next;
}

}  // namespace steward
