#include <array>
#include <utility>

#include "core/base/rfc3339.hpp"
#include "core/billing/invoice.hpp"
#include "core/codec/billing.hpp"
#include "core/codec/credits.hpp"
#include "core/codec/nested.hpp"
#include "core/codec/plans.hpp"
#include "core/codec/rules.hpp"

namespace steward::codec {
namespace {

const CreditGrantId new_grant() {
  return CreditGrantId{"grt_new"};
}

/// What most rules of billing are decided by.
struct Billing {
  std::optional<PlanCatalogue> plans;
  std::optional<Subscription> subscription;
  std::optional<CreditAccount> account;
  std::optional<std::vector<FeatureUse>> uses;
  std::optional<Timestamp> now;

  explicit Billing(Call& call)
      : plans(catalogue(call, "plans", decode_plans)),
        subscription(read_subscription(call.given, call.issues, "subscription")),
        account(call.given.has("account") ? read_account(call.given, call.issues, "account")
                                          : std::optional(CreditAccount{})),
        uses(read_uses(call.given, call.issues, "uses")),
        now(call.required_now()) {}
  explicit operator bool() const { return plans && subscription && account && uses && now; }
};

template <class... Changes>
Json any_change_json(const std::variant<Changes...>& change) {
  return std::visit([](const auto& content) { return change_json(content); }, change);
}

/// `when.{plan, monthly_credits, period}`, by parse_choice.
Result<PlanChoice, Issues> choice_of(Call& call, const PlanCatalogue& plans) {
  const auto plan = call.when.text("plan");
  const auto credits = call.when.integer("monthly_credits");
  const auto period = call.when.field("period", parse_named<period_named>);
  if (!plan || !credits || !period) return Failure{Issues{}};
  return parse_choice(plans, *plan, *credits, *period);
}

Answer ask_new_subscription(Call& call) {
  const auto plans = catalogue(call, "plans", decode_plans);
  const auto currency = call.when.text("currency");
  const auto now = call.required_now();
  if (!plans || !currency || !now) return nothing;
  const Subscription subscription = new_subscription(*plans, Currency{*currency}, *now);
  return yes({{"subscription", subscription_json(subscription)},
              {"grant", grant_json(first_grant(subscription, new_grant()))}});
}

Answer ask_plan_access(Call& call) {
  const Billing billing(call);
  if (!billing) return nothing;
  const PlanAccess access = plan_access(*billing.plans, *billing.subscription, *billing.now);
  Json json = entitlements_json(*billing.plans, entitlements_of(*billing.plans, access));
  json["state"] = name_of(state_of(*billing.subscription, *billing.now));
  return yes(std::move(json));
}

Answer ask_quote_change(Call& call) {
  const Billing billing(call);
  if (!billing) return nothing;
  const auto choice = choice_of(call, *billing.plans);
  if (!choice) return no(choice.error());
  return answer(quote_change(*billing.plans, *billing.subscription, *billing.account, *billing.uses,
                             *choice, *billing.now),
                quote_json);
}

Answer ask_decide_change(Call& call) {
  const Billing billing(call);
  const auto quote = read_quote(call.given, call.issues, "quote");
  if (!billing || !quote) return nothing;
  return answer(decide_change(*billing.plans, *billing.subscription, *billing.account,
                              *billing.uses, *quote, new_grant(), *billing.now),
                [](const ChangeDecision& decision) { return any_change_json(decision); });
}

Answer ask_complete_change(Call& call) {
  const auto subscription = read_subscription(call.given, call.issues, "subscription");
  const auto quote = read_quote(call.given, call.issues, "quote");
  const auto now = call.required_now();
  if (!subscription || !quote || !now) return nothing;
  return yes(change_json(complete_change(*subscription, *quote, new_grant(), *now)));
}

Answer ask_cancel_scheduled_change(Call& call) {
  const auto subscription = read_subscription(call.given, call.issues, "subscription");
  if (!subscription) return nothing;
  return answer(decide_cancel_scheduled_change(*subscription),
                [](const ScheduledChangeCancelled& change) { return change_json(change); });
}

Answer ask_start_trial(Call& call) {
  const Billing billing(call);
  if (!billing) return nothing;
  return answer(
      decide_start_trial(*billing.plans, *billing.subscription, new_grant(), *billing.now),
      [&](const TrialStarted& change) {
        Json json = change_json(change);
        json["after"] = subscription_json(apply(*billing.subscription, change));
        return json;
      });
}

Answer ask_decide_renew(Call& call) {
  const Billing billing(call);
  if (!billing) return nothing;
  const auto due = decide_renew(*billing.plans, *billing.subscription, *billing.now);
  return yes(due ? change_json(*due) : Json());
}

Answer ask_complete_renewal(Call& call) {
  const Billing billing(call);
  if (!billing) return nothing;
  const auto due = decide_renew(*billing.plans, *billing.subscription, *billing.now);
  if (!due) return yes(Json());
  return yes(change_json(
      complete_renewal(*billing.subscription, *billing.account, *due, new_grant(), *billing.now)));
}

Answer ask_refuse_renewal(Call& call) {
  const Billing billing(call);
  if (!billing) return nothing;
  const RefusalEffect effect = refuse_renewal(*billing.plans, *billing.subscription,
                                              *billing.account, new_grant(), *billing.now);
  Json json = any_change_json(effect);
  const Subscription after =
      std::visit([&](const auto& change) { return apply(*billing.subscription, change); }, effect);
  json["after"] = subscription_json(after);
  json["next_due_at"] = to_rfc3339(next_due_at(*billing.plans, after));
  return yes(std::move(json));
}

Answer ask_settle(Call& call) {
  const Billing billing(call);
  if (!billing) return nothing;
  const LedgerHead head{0, recorded_balance_of(*billing.account)};
  return yes(settled_json(settle(*billing.plans, *billing.subscription, *billing.account, head,
                                 GrantIds(new_grant()), *billing.now)));
}

Answer ask_rehearse(Call& call) {
  const Billing billing(call);
  if (!billing) return nothing;
  return yes(rehearsals_json(rehearse(*billing.plans, *billing.subscription, *billing.account,
                                      *billing.uses, *billing.now)));
}

Answer ask_simulate(Call& call) {
  const auto plans = catalogue(call, "plans", decode_plans);
  const auto credits = read_credits(call.when, "monthly_credits", 0);
  const auto currency = call.when.text("currency");
  const auto period = call.when.field("period", parse_named<period_named>);
  const Json* const features = call.when.array("features");
  if (!plans || !credits || !currency || !period || features == nullptr) return nothing;
  FeatureSet used;
  for (const Json& item : *features) {
    const auto* const name = item.get_ptr<const std::string*>();
    if (const auto place = name == nullptr ? std::nullopt : feature_place(*plans, *name))
      used.add(*place);
  }
  return answer(simulate(*plans, {*credits, used, Currency{*currency}, *period}), simulation_json);
}

Answer ask_top_up(Call& call) {
  const Billing billing(call);
  const auto credits = call.when.integer("credits");
  if (!billing || !credits) return nothing;
  const auto parsed = parse_top_up(*billing.plans, *credits);
  if (!parsed) return no(parsed.error());
  return answer(
      decide_top_up(*billing.plans, *billing.subscription, *billing.account, *parsed, *billing.now),
      [&](const TopUp& top_up) {
        const TopUpBought bought =
            complete_top_up(*billing.plans, top_up, new_grant(), *billing.now);
        Json json = change_json(bought);
        json["money_credit_minor"] = apply(*billing.subscription, bought).money_credit_minor;
        return json;
      });
}

constexpr auto billing_table = std::to_array<Rule>({
    {"new_subscription", ask_new_subscription},
    {"plan_access", ask_plan_access},
    {"quote_change", ask_quote_change},
    {"decide_change", ask_decide_change},
    {"complete_change", ask_complete_change},
    {"decide_cancel_scheduled_change", ask_cancel_scheduled_change},
    {"decide_start_trial", ask_start_trial},
    {"decide_renew", ask_decide_renew},
    {"complete_renewal", ask_complete_renewal},
    {"refuse_renewal", ask_refuse_renewal},
    {"settle", ask_settle},
    {"rehearse", ask_rehearse},
    {"simulate", ask_simulate},
    {"decide_top_up", ask_top_up},
});

}  // namespace

std::span<const Rule> billing_rules() {
  return billing_table;
}

}  // namespace steward::codec
