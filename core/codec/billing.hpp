#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/billing/invoice.hpp"
#include "core/billing/quote.hpp"
#include "core/billing/rehearsal.hpp"
#include "core/billing/settle.hpp"
#include "core/billing/simulate.hpp"
#include "core/billing/subscription.hpp"
#include "core/billing/top_up.hpp"
#include "core/codec/json_fwd.hpp"
#include "core/error/issue.hpp"

namespace steward {

/// The whole subscription as a document: what a store keeps, and what the module of the page is
/// handed for its rehearsals. Reads exactly what it writes.
[[nodiscard]] std::string encode_subscription(const Subscription& subscription);
[[nodiscard]] Result<Subscription, Issues> decode_subscription(std::string_view text);

/// The quote as a document, for the page and for the store: `{id?, from, to, timing, currency,
/// quoted_at, expires_at, effective_at, period: {from, to}, lines: [{kind, amount_minor,
/// choice?, from?, to?}], subtotal_minor, tax_minor, due_minor, next_charge_at?, next_charge_minor,
/// credits: {granted,
/// kept, lost, balance_after}, features_gained, features_lost, limits_changed, suspends: [{feature,
/// type, id, display}]}`. decode_quote reads exactly what it writes.
[[nodiscard]] std::string encode_quote(const Quote& quote);
[[nodiscard]] Result<Quote, Issues> decode_quote(std::string_view text);
/// The lines of a charge, for a store: `{lines, subtotal_minor, tax_minor, due_minor}`.
[[nodiscard]] std::string encode_charge(const Charge& charge);
[[nodiscard]] Result<Charge, Issues> decode_charge(std::string_view text);

/// What the page shows of the subscription.
struct SubscriptionView {
  Subscription subscription;
  std::optional<Card> card{};
  std::optional<Payment> payment{};  ///< that is not settled, or the latest refused one
};
/// `{plan, monthly_credits, period, state, currency, period_start, period_end, trial?: {started_at,
/// ends_at, is_running}, scheduled?: {plan, monthly_credits, period, at}, next_charge_at?,
/// next_charge_minor?, money_credit_minor, past_due_since?, next_retry_at?, trial_offered, card?:
/// {brand, last_four, expiry_month, expiry_year, is_expiring}, payment?}` and `document`, the
/// subscription as encode_subscription writes it.
[[nodiscard]] std::string encode_subscription_view(const PlanCatalogue& catalogue,
                                                   const SubscriptionView& view, Timestamp now);

/// `{quote_id}`
[[nodiscard]] Result<QuoteId, Issues> decode_plan_change(std::string_view body);
/// `{credits}`, by parse_top_up.
[[nodiscard]] Result<Credits, Issues> decode_top_up(std::string_view body,
                                                    const PlanCatalogue& catalogue);

/// `{id, purpose, amount_minor, currency, state, created_at, code?, reason?, action_url?}`
[[nodiscard]] std::string encode_payment(const Payment& payment,
                                         const std::optional<std::string>& action_url = {});

/// `{number, payment_id, purpose, issued_at, currency, lines, subtotal_minor, tax_minor, tax_name,
/// total_minor, state, credits?}`
[[nodiscard]] std::string encode_invoice(const Invoice& invoice);
/// `{items: [invoice], next_cursor?}`
[[nodiscard]] std::string encode_invoice_page(std::span<const Invoice> invoices,
                                              const std::optional<std::string>& next_cursor);

/// A refusal to pay, with where its holder can do something about it (`action_url`, beside the
/// members of encode_problem).
[[nodiscard]] std::string encode_payment_problem(const Rejection& rejection,
                                                 std::string_view request_id,
                                                 std::string_view action_url);

}  // namespace steward

namespace steward::codec {

class Reader;

[[nodiscard]] Json subscription_json(const Subscription& subscription);
[[nodiscard]] Json quote_json(const Quote& quote);
[[nodiscard]] Json charge_json(const Charge& charge);
[[nodiscard]] std::optional<Subscription> read_subscription(Reader& reader, Issues& issues,
                                                            std::string_view name);
/// `[{choice, quote} | {choice, rejection}]`
[[nodiscard]] Json rehearsals_json(const std::vector<Rehearsal>& rehearsals);
/// `{plan, monthly_credits, period, period_price_minor, monthly_price_minor, saved_by_year_minor,
/// features_lost, left_over, short_by}`
[[nodiscard]] Json simulated_json(const SimulatedPlan& plan);
/// `{plans: [simulated], best?: simulated}`
[[nodiscard]] Json simulation_json(const std::vector<SimulatedPlan>& plans);

// Each change with its name: `{change: "plan_changed", …}`.
[[nodiscard]] Json change_json(const ChangePaymentDue& change);
[[nodiscard]] Json change_json(const PlanChanged& change);
[[nodiscard]] Json change_json(const ChangeScheduled& change);
[[nodiscard]] Json change_json(const ScheduledChangeCancelled& change);
[[nodiscard]] Json change_json(const TrialStarted& change);
[[nodiscard]] Json change_json(const TrialEnded& change);
[[nodiscard]] Json change_json(const RenewalDue& change);
[[nodiscard]] Json change_json(const PlanRenewed& change);
[[nodiscard]] Json change_json(const RenewalRefused& change);
[[nodiscard]] Json change_json(const SubscriptionEnded& change);
[[nodiscard]] Json change_json(const TopUpBought& change);
/// `{steps: [{at, change, entries}], subscription, account, position, balance}`
[[nodiscard]] Json settled_json(const Settled& settled);

[[nodiscard]] std::optional<Quote> read_quote(Reader& reader, Issues& issues,
                                              std::string_view name);
[[nodiscard]] std::optional<std::vector<FeatureUse>> read_uses(Reader& reader, Issues& issues,
                                                               std::string_view name);

}  // namespace steward::codec
