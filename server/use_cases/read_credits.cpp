#include <algorithm>

#include "core/base/calendar.hpp"
#include "core/codec/credits.hpp"
#include "server/store/credit_budgets.hpp"
#include "server/store/usage.hpp"
#include "server/use_cases/credits_frame.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

constexpr std::int64_t averaged_days = 30;
constexpr std::int64_t forecast_months = 12;
constexpr Duration day = std::chrono::hours{24};

/// What was spent per day lately: over the last 30 days, or since there have been credits.
Credits daily_use(store::Connection& connection, const Billing& billing) {
  const Timestamp end = day_of(billing.now) + day;
  const Timestamp begin =
      std::max(end - averaged_days * day, day_of(billing.subscription.anchor_at));
  const Credits total = store::total_usage(connection, billing.workspace_id, {begin, end});
  const std::int64_t days = std::max<std::int64_t>((end - begin) / day, 1);
  return known_credits(total.value() / days);
}

CreditPeriod period_shown(const Billing& billing) {
  const store::PeriodCredits period = period_of(billing);
  // As much as rolls over at most, if nothing came beside it.
  const Credits cap = carried_over(known_credits(Credits::value_max),
                                   billing.subscription.choice.monthly_credits, Credits{});
  return {.start = billing.subscription.period_start,
          .end = billing.subscription.period_end,
          .granted = period.granted,
          .rolled_over = period.rolled_over,
          .cap = cap,
          .used = period.used};
}

}  // namespace

Outcome read_credits(Services& services, const http::Request& request) {
  return show_billing(
      services, request, Permission::credits_read,
      [](store::Connection& connection, const Visitor&, const Billing& billing) -> Outcome {
        const CreditsOverview overview{
            .account = billing.account,
            .period = period_shown(billing),
            .forecast = forecast(billing.account, renewal_facts(billing.subscription),
                                 daily_use(connection, billing), billing.now,
                                 add_months(billing.now, forecast_months)),
            .alerts_sent_percent = store::list_alerts(connection, billing.workspace_id,
                                                      billing.subscription.period_start)};
        return json_response(200, encode_credits_overview(overview, billing.now));
      });
}

}  // namespace steward::use_cases
