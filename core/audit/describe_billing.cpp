#include "core/audit/describe_billing.hpp"

#include <utility>

#include "core/base/rfc3339.hpp"

namespace steward {
namespace {

std::string text_of(const PlanChoice& choice) {
  return choice.plan + " " + std::to_string(choice.monthly_credits.value()) + " " +
         std::string(name_of(choice.period));
}

std::string text_of(const Card& card) {
  return card.brand + " " + card.last_four;
}

AuditDescription of_choice(const char* action, const PlanChoice& from, const PlanChoice& to) {
  return {action, {}, {{"plan", text_of(from), text_of(to)}}};
}

}  // namespace

AuditDescription describe(const PlanChanged& change) {
  return of_choice("subscription.change", change.from.choice, change.to.choice);
}

AuditDescription describe(const ChangeScheduled& change, const Subscription& subscription) {
  AuditDescription what =
      of_choice("subscription.schedule", subscription.choice, change.change.choice);
  what.changes.push_back({"scheduled_at", std::nullopt, to_rfc3339(change.change.at)});
  return what;
}

AuditDescription describe(const ScheduledChangeCancelled& change) {
  return {"subscription.cancel_scheduled",
          {},
          {{"scheduled", text_of(change.change.choice), std::nullopt}}};
}

AuditDescription describe(const PlanRenewed& change) {
  return of_choice("subscription.renew", change.from.choice, change.to.choice);
}

AuditDescription describe(const RenewalRefused& change, const Subscription& subscription) {
  return {"subscription.past_due",
          {},
          {{"plan", text_of(subscription.choice), text_of(subscription.choice)},
           {"attempts", std::nullopt, std::to_string(change.attempts)}}};
}

AuditDescription describe(const SubscriptionEnded& change) {
  AuditDescription what = of_choice("subscription.end", change.from.choice, change.to.choice);
  what.changes.push_back({"reason", std::nullopt, std::string(name_of(change.reason))});
  return what;
}

AuditDescription describe(const TrialStarted& change) {
  return {"trial.start", {}, {{"ends_at", std::nullopt, to_rfc3339(change.trial.ends_at)}}};
}

AuditDescription describe(const TrialEnded& change) {
  return {"trial.end", {}, {{"ends_at", to_rfc3339(change.trial.ends_at), std::nullopt}}};
}

AuditDescription describe(const TopUpBought& change) {
  return {
      "top_up.buy", {}, {{"credits", std::nullopt, std::to_string(change.top_up.credits.value())}}};
}

AuditDescription describe(const TopUpRefunded& change) {
  return {"top_up.refund",
          {},
          {{"credits", std::to_string(change.credits.amount.value()), std::nullopt}}};
}

AuditDescription describe_card_updated(const std::optional<Card>& before, const Card& after) {
  return {"card.update",
          {},
          {{"card", before ? std::optional(text_of(*before)) : std::nullopt, text_of(after)}}};
}

}  // namespace steward
