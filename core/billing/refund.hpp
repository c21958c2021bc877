#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/result.hpp"
#include "core/billing/payment.hpp"
#include "core/billing/quote.hpp"
#include "core/billing/subscription.hpp"
#include "core/credits/renewal.hpp"

namespace steward {

/// So long a top-up can be given back after it was paid, while none of it is used.
inline constexpr std::int64_t refund_days = 14;

/// Why a payment cannot be given back; param `reason` of `payment_not_refundable`.
enum class RefundObstacle : std::uint8_t {
  unpaid,        ///< it has not succeeded, so there is nothing to give back
  plan,          ///< it paid for a plan, which has been used since
  too_late,      ///< more than refund_days ago
  credits_used,  ///< some of its credits are spent, reserved or gone
};
[[nodiscard]] std::string_view name_of(RefundObstacle obstacle);

/// The grant that a payment's top-up is, so that it is found again.
[[nodiscard]] CreditGrantId top_up_grant_of(const PaymentId& payment);

/// A top-up that is given back: the money, and the credits with it.
struct TopUpRefunded {
  Payment payment;  ///< as it was paid
  Charge charge;    ///< of the top-up
  GrantVoided credits;
  friend bool operator==(const TopUpRefunded&, const TopUpRefunded&) = default;
};

/// `paid_at`: none before it is settled. `grant`: of the payment, as far as anything of it is left.
/// Fails with `payment_not_refundable`, whose param reason is the first RefundObstacle in the order
/// above. One that is refunded already is no case for it: it stays so.
[[nodiscard]] Result<TopUpRefunded, Rejection> decide_refund(
    const Payment& payment, std::optional<Timestamp> paid_at, const Charge& charge,
    const std::optional<CreditGrant>& grant, Timestamp now);

[[nodiscard]] Payment apply(Payment payment, const TopUpRefunded& change);
/// The money credit that was used for it comes back as such.
[[nodiscard]] Subscription apply(Subscription subscription, const TopUpRefunded& change);

}  // namespace steward
