#include <utility>

#include "core/base/rfc3339.hpp"
#include "core/codec/billing.hpp"
#include "core/codec/credits.hpp"
#include "core/codec/json.hpp"
#include "core/codec/plans.hpp"
#include "core/codec/problem.hpp"

namespace steward::codec {
namespace {

Json time_json(TimeSpan time) {
  return {{"from", to_rfc3339(time.from)}, {"to", to_rfc3339(time.to)}};
}

Json trial_json(const Trial& trial) {
  return {{"started_at", to_rfc3339(trial.started_at)}, {"ends_at", to_rfc3339(trial.ends_at)}};
}

Json scheduled_json(const ScheduledChange& change) {
  return {{"choice", choice_json(change.choice)}, {"at", to_rfc3339(change.at)}};
}

}  // namespace

Json subscription_json(const Subscription& subscription) {
  Json json{{"choice", choice_json(subscription.choice)},
            {"state", name_of(subscription.state)},
            {"currency", subscription.currency.value()},
            {"anchor_at", to_rfc3339(subscription.anchor_at)},
            {"anchor_months", subscription.anchor_months},
            {"period_start", to_rfc3339(subscription.period_start)},
            {"period_end", to_rfc3339(subscription.period_end)},
            {"paid_minor", subscription.paid_minor},
            {"money_credit_minor", subscription.money_credit_minor},
            {"renewal_attempts", subscription.renewal_attempts},
            {"has_paid", subscription.has_paid}};
  if (subscription.trial) json["trial"] = trial_json(*subscription.trial);
  if (subscription.scheduled) json["scheduled"] = scheduled_json(*subscription.scheduled);
  if (subscription.past_due_since)
    json["past_due_since"] = to_rfc3339(*subscription.past_due_since);
  return json;
}

Json charge_json(const Charge& charge) {
  Json lines = Json::array();
  for (const QuoteLine& line : charge.lines) {
    Json json = line.time ? time_json(*line.time) : Json::object();
    json["kind"] = name_of(line.kind);
    json["amount_minor"] = line.amount_minor;
    if (line.choice) json["choice"] = choice_json(*line.choice);
    lines.push_back(std::move(json));
  }
  return {{"lines", std::move(lines)},
          {"subtotal_minor", charge.subtotal_minor},
          {"tax_minor", charge.tax_minor},
          {"due_minor", charge.due_minor}};
}

Json quote_json(const Quote& quote) {
  Json json = charge_json(quote.charge);
  json.update(comparison_json(quote.comparison));
  if (quote.id) json["id"] = quote.id->value();
  json["from"] = choice_json(quote.from);
  json["to"] = choice_json(quote.to);
  json["timing"] = name_of(quote.timing);
  json["currency"] = quote.currency.value();
  json["quoted_at"] = to_rfc3339(quote.quoted_at);
  json["expires_at"] = to_rfc3339(quote.expires_at);
  json["effective_at"] = to_rfc3339(quote.effective_at);
  json["period"] = time_json(quote.period);
  if (quote.next_charge_at) json["next_charge_at"] = to_rfc3339(*quote.next_charge_at);
  json["next_charge_minor"] = quote.next_charge_minor;
  json["credits"] = {{"granted", quote.credits.granted.value()},
                     {"kept", quote.credits.kept.value()},
                     {"lost", quote.credits.lost.value()},
                     {"balance_after", quote.credits.balance_after.value()}};
  Json& suspends = json["suspends"] = Json::array();
  for (const FeatureUse& use : quote.suspends)
    suspends.push_back(
        {{"feature", use.feature}, {"type", use.type}, {"id", use.id}, {"display", use.display}});
  return json;
}

Json rehearsals_json(const std::vector<Rehearsal>& rehearsals) {
  Json list = Json::array();
  for (const Rehearsal& rehearsal : rehearsals) {
    Json json{{"choice", choice_json(rehearsal.choice)}};
    if (rehearsal.quote) {
      json["quote"] = quote_json(*rehearsal.quote);
    } else {
      json["rejection"] = rejection_json(rehearsal.quote.error());
    }
    list.push_back(std::move(json));
  }
  return list;
}

Json simulated_json(const SimulatedPlan& plan) {
  Json json = choice_json(plan.choice);
  json["period_price_minor"] = plan.period_price_minor;
  json["monthly_price_minor"] = plan.monthly_price_minor;
  json["saved_by_year_minor"] = plan.saved_by_year_minor;
  json["features_lost"] = plan.features_lost;
  json["left_over"] = plan.left_over.value();
  json["short_by"] = plan.short_by.value();
  return json;
}

Json simulation_json(const std::vector<SimulatedPlan>& plans) {
  Json list = Json::array();
  for (const SimulatedPlan& plan : plans) list.push_back(simulated_json(plan));
  Json json{{"plans", std::move(list)}};
  if (const auto best = best_of(plans)) json["best"] = simulated_json(*best);
  return json;
}

Json change_json(const ChangePaymentDue& change) {
  return {{"change", "change_payment_due"}, {"quote", quote_json(change.quote)}};
}
Json change_json(const PlanChanged& change) {
  Json json{{"change", "plan_changed"}, {"to", subscription_json(change.to)}};
  if (change.grant) json["grant"] = grant_json(*change.grant);
  return json;
}
Json change_json(const ChangeScheduled& change) {
  return {{"change", "change_scheduled"}, {"scheduled", scheduled_json(change.change)}};
}
Json change_json(const ScheduledChangeCancelled& change) {
  return {{"change", "scheduled_change_cancelled"}, {"scheduled", scheduled_json(change.change)}};
}
Json change_json(const TrialStarted& change) {
  return {{"change", "trial_started"},
          {"trial", trial_json(change.trial)},
          {"grant", grant_json(change.grant)}};
}
Json change_json(const TrialEnded& change) {
  return {{"change", "trial_ended"}, {"trial", trial_json(change.trial)}};
}
Json change_json(const RenewalDue& change) {
  Json json = charge_json(change.charge);
  json["change"] = "renewal_due";
  json["choice"] = choice_json(change.choice);
  json["period"] = time_json(change.period);
  json["attempt"] = change.attempt;
  return json;
}
Json change_json(const PlanRenewed& change) {
  return {{"change", "plan_renewed"},
          {"to", subscription_json(change.to)},
          {"credits", change_json(change.credits)}};
}
Json change_json(const RenewalRefused& change) {
  return {{"change", "renewal_refused"},
          {"refused_at", to_rfc3339(change.refused_at)},
          {"attempts", change.attempts}};
}
Json change_json(const SubscriptionEnded& change) {
  return {{"change", "subscription_ended"},
          {"reason", name_of(change.reason)},
          {"to", subscription_json(change.to)},
          {"credits", change_json(change.credits)}};
}
Json change_json(const TopUpBought& change) {
  Json json = charge_json(change.top_up.charge);
  json["change"] = "top_up_bought";
  json["grant"] = grant_json(change.grant);
  return json;
}

Json settled_json(const Settled& settled) {
  Json steps = Json::array();
  for (const ClockStep& step : settled.steps)
    steps.push_back({{"at", to_rfc3339(step.at)},
                     {"change", std::visit([](const auto& change) { return change_json(change); },
                                           step.change)},
                     {"entries", entries_json(step.entries)}});
  return {{"steps", std::move(steps)},
          {"subscription", subscription_json(settled.subscription)},
          {"account", account_json(settled.account)},
          {"position", settled.head.position},
          {"balance", settled.head.balance.value()}};
}

}  // namespace steward::codec
