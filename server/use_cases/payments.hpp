#pragma once

#include <optional>
#include <string>
#include <variant>

#include "core/billing/renewal.hpp"
#include "core/billing/top_up.hpp"
#include "server/payments/gateway.hpp"
#include "server/store/cards.hpp"
#include "server/store/payments.hpp"
#include "server/use_cases/billing.hpp"
#include "server/use_cases/history.hpp"
#include "server/use_cases/refusal.hpp"

namespace steward::use_cases {

// A charge, so that money is never taken twice and nothing is half done (SEC-12, SEC-14):
//
//   1. in a transaction: decide, commit the payment as pending        open_payment
//   2. outside of any:   the gateway moves the money                  charge
//   3. in a transaction: the answer, the change, its ledger entries
//                        and the invoice, all or none                 book_answer
//
// Whoever dies between them leaves an open payment; `payment_check` asks the gateway what became
// of it and does step 3.

/// How long after its start a charge of which the gateway has never heard cannot arrive any more.
inline constexpr Duration charge_lost_after = std::chrono::minutes{2};
/// How long somebody may take to answer their bank.
inline constexpr Duration challenge_validity = std::chrono::hours{1};

inline constexpr const char* payment_check_kind = "payment_check";

/// What is about to be charged.
struct ChargePlan {
  PaymentPurpose purpose;
  Charge charge;
  Currency currency;
  std::string paid_for{};  ///< what only one payment may pay for: a quote, a period
  std::string document{};  ///< what complete_payment needs; see there
  std::string user_id{};   ///< empty: the clock
};
/// A payment that is committed as pending, with everything the gateway has to know.
struct Ticket {
  store::StoredPayment stored;
  payments::ChargeOrder order;
};
/// Fails as check_charge does.
[[nodiscard]] Result<Ticket, Rejection> open_payment(Services& services,
                                                     store::Connection& connection,
                                                     const Billing& billing,
                                                     const ChargePlan& plan);

/// What is known of a payment after the gateway was asked.
struct Answer {
  payments::ChargeAnswer charge;
  bool is_lost = false;  ///< the gateway never heard of it; nobody was refused anything
};
/// Asks the gateway about an open payment. Nothing: it does not answer, or does not know yet.
[[nodiscard]] std::optional<Answer> ask_gateway(Services& services,
                                                const store::StoredPayment& stored);

/// Steps 2 and 3 in transactions of their own. Gives the payment as it is then.
[[nodiscard]] store::StoredPayment charge(Services& services, const Ticket& ticket,
                                          const http::Request& request);
/// Step 3. A payment that is settled stays as it is: a repeated or late answer changes nothing.
/// `open`: as it was when the gateway was asked.
[[nodiscard]] store::StoredPayment book_answer(Services& services, const store::StoredPayment& open,
                                               const Answer& answer, const http::Request& request);
/// Asks the gateway about an open payment and books what it says.
[[nodiscard]] store::StoredPayment settle_payment(Services& services,
                                                  const store::StoredPayment& stored,
                                                  const http::Request& request);

/// What a first transaction found: all is done, a payment of an earlier request goes on, or one has
/// to begin.
struct Done {};
using Begun = std::variant<Done, store::StoredPayment, Ticket>;
/// Goes on until the payment has succeeded. Fails: what refusal_of gives; `payment_in_progress`
/// where an earlier request is still at it.
[[nodiscard]] Result<Done, Refusal> proceed(Services& services, const Begun& begun,
                                            const http::Request& request);

/// The renewal that has to be paid, also before its next retry: whoever wants to pay may.
[[nodiscard]] std::optional<RenewalDue> outstanding_renewal(const Services& services,
                                                            const Billing& billing);

/// What the one who pays is told; nothing where the payment has succeeded.
[[nodiscard]] std::optional<Refusal> refusal_of(const store::StoredPayment& stored);

/// A charge that came to nothing is booked as a payment of 0 that has succeeded.
[[nodiscard]] Payment free_payment(Services& services, store::Connection& connection,
                                   const Billing& billing, const ChargePlan& plan);

/// One that was refused before any gateway was asked, for `code`.
[[nodiscard]] store::StoredPayment declined_payment(Services& services,
                                                    store::Connection& connection,
                                                    const Billing& billing, const ChargePlan& plan,
                                                    Code code);

/// Does what the payment, which has succeeded, was for, and writes the invoice. Its document: of a
/// plan change empty (the quote is `quote_id`); of a renewal the charge; of a top-up credits and
/// charge, as join_fields.
void complete_payment(Services& services, store::Connection& connection, Billing& billing,
                      const store::StoredPayment& stored, const http::Request& request);
/// What a top-up's payment completes. `document`: of such a payment.
[[nodiscard]] TopUp top_up_in(const std::string& document);
/// Does what follows from a renewal that was refused.
void refuse_payment(Services& services, store::Connection& connection, Billing& billing,
                    const store::StoredPayment& stored, const http::Request& request);
/// The invoice of a payment and the mail with it. Last in the transaction.
void issue_invoice(Services& services, store::Connection& connection, WorkspaceId workspace_id,
                   const Payment& payment, const Charge& charge,
                   std::optional<Credits> credits = std::nullopt);

}  // namespace steward::use_cases
