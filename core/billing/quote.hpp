#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/billing/proration.hpp"
#include "core/billing/subscription.hpp"
#include "core/credits/account.hpp"
#include "core/error/rejection.hpp"
#include "core/plans/compare.hpp"

namespace steward {

enum class QuoteTiming : std::uint8_t { immediate, at_period_end, none };
[[nodiscard]] std::string_view name_of(QuoteTiming timing);
[[nodiscard]] std::optional<QuoteTiming> quote_timing_named(std::string_view name);

/// `new_plan` and `top_up` cost, `unused_time` and `money_credit` take off; a positive
/// `money_credit` is what is put aside for them because less than nothing would be due.
enum class LineKind : std::uint8_t { new_plan, top_up, unused_time, tax, money_credit };
[[nodiscard]] std::string_view name_of(LineKind kind);
[[nodiscard]] std::optional<LineKind> line_kind_named(std::string_view name);

struct QuoteLine {
  LineKind kind;
  std::int64_t amount_minor;
  std::optional<PlanChoice> choice{};  ///< of new_plan and unused_time
  std::optional<TimeSpan> time{};      ///< of new_plan and unused_time
  friend bool operator==(const QuoteLine&, const QuoteLine&) = default;
};

/// INVARIANT: due_minor = sum of the lines ≥ 0; subtotal: without tax and money credit.
struct Charge {
  std::vector<QuoteLine> lines{};  ///< none with amount 0, but for one new_plan or top_up
  std::int64_t subtotal_minor = 0;
  std::int64_t tax_minor = 0;
  std::int64_t due_minor = 0;
  friend bool operator==(const Charge&, const Charge&) = default;
};

/// What becomes of the credits when the change takes effect, if none are used until then.
struct QuoteCredits {
  Credits granted;
  Credits kept;
  Credits lost;  ///< expired until then, or over the new cap
  Credits balance_after;
  friend bool operator==(const QuoteCredits&, const QuoteCredits&) = default;
};

/// Something in use that needs a feature: a connection with an own key, a table with a webhook.
struct FeatureUse {
  std::string feature;
  std::string type;  ///< glossary word: "connection"
  std::string id;
  std::string display;
  friend bool operator==(const FeatureUse&, const FeatureUse&) = default;
};

/// All that a change of plan does, before anybody agrees to it, and what is then done (ADV-4).
struct Quote {
  std::optional<QuoteId> id{};  ///< the shell's; none: a rehearsal
  PlanChoice from;
  PlanChoice to;
  QuoteTiming timing;  ///< none: it only takes back the scheduled change
  Currency currency;
  Timestamp quoted_at;
  Timestamp expires_at;    ///< quoted_at + quote_validity
  Timestamp effective_at;  ///< quoted_at, or the period's end
  TimeSpan period;         ///< of `to`, from effective_at on, or the present one where it is kept
  Charge charge;           ///< due now: nothing for a change at the period's end
  std::optional<Timestamp> next_charge_at{};  ///< none: the free plan
  std::int64_t next_charge_minor = 0;         ///< with tax, less what is left of the money credit
  QuoteCredits credits;
  PlanComparison comparison;
  std::vector<FeatureUse> suspends{};
  friend bool operator==(const Quote&, const Quote&) = default;
};
inline constexpr Duration quote_validity = std::chrono::minutes{15};

/// `choice` comes from parse_choice. Greater by rank, or the same and yearly instead of monthly:
/// immediate. Otherwise at the period's end. `uses`: what is in use, of any feature.
/// Fails, first match wins: `plan_by_contact` (param plan; the wanted or the present one);
/// `subscription_past_due`; `plan_unchanged`; `currency_withdrawn`.
/// The present choice is no change, unless another one is scheduled: then it takes that back.
[[nodiscard]] Result<Quote, Rejection> quote_change(const PlanCatalogue& catalogue,
                                                    const Subscription& subscription,
                                                    const CreditAccount& account,
                                                    const std::vector<FeatureUse>& uses,
                                                    const PlanChoice& choice, Timestamp now);

/// What a charge comes to: `costs` (new_plan, top_up, unused_time) with tax on their sum, less the
/// money credit as far as it goes.
[[nodiscard]] Charge charge_of(const PlanCatalogue& catalogue, std::vector<QuoteLine> costs,
                               std::int64_t money_credit_minor);
/// What is left of the money credit after the charge, or was put aside by it.
[[nodiscard]] std::int64_t money_credit_after(std::int64_t money_credit_minor,
                                              const Charge& charge);

}  // namespace steward
