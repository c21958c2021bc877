#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/billing/quote.hpp"

namespace steward {

// What a billing page asks the rules, offline (ADV-4): documents in, answers out, as `evaluate`
// writes them: `{ok, value}`, `{ok, issues}` or `{ok, rejection}`. The workspace is read once and
// kept, so that a slider can ask again and again.

struct RehearsedWorkspace {
  Subscription subscription;
  CreditAccount account;
  std::vector<FeatureUse> uses;
};
/// `{subscription, account, uses?}`, as the codec writes them (encode_subscription, grants).
[[nodiscard]] Result<RehearsedWorkspace, Issues> decode_rehearsed_workspace(std::string_view text);

/// `{plan, monthly_credits, period, now}` → the quote (quote_change).
[[nodiscard]] std::string answer_quote(const PlanCatalogue& catalogue,
                                       const RehearsedWorkspace& workspace, std::string_view body);
/// `{now}` → every choice (rehearse).
[[nodiscard]] std::string answer_rehearsals(const PlanCatalogue& catalogue,
                                            const RehearsedWorkspace& workspace,
                                            std::string_view body);
/// `{daily_use, until, now}` → what lapses when (forecast).
[[nodiscard]] std::string answer_forecast(const RehearsedWorkspace& workspace,
                                          std::string_view body);
/// `{monthly_credits, features, currency, period}` → `{plans, best?}` (simulate).
[[nodiscard]] std::string answer_simulation(const PlanCatalogue& catalogue, std::string_view body);
/// `{from, to}` → what is gained and lost (compare_plans).
[[nodiscard]] std::string answer_comparison(const PlanCatalogue& catalogue, std::string_view body);
/// `{plan, is_trial?, feature}` or `{plan, is_trial?, limit, wanted}` → true, or what would unlock
/// it (check_feature, check_limit).
[[nodiscard]] std::string answer_entitlement(const PlanCatalogue& catalogue, std::string_view body);

}  // namespace steward
