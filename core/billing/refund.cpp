#include "core/billing/refund.hpp"

#include <array>
#include <string>

namespace steward {
namespace {

constexpr auto obstacles =
    std::to_array<std::string_view>({"unpaid", "plan", "too_late", "credits_used"});

std::optional<RefundObstacle> obstacle_of(const Payment& payment, std::optional<Timestamp> paid_at,
                                          const std::optional<CreditGrant>& grant, Timestamp now) {
  if (payment.state != PaymentState::succeeded || !paid_at) return RefundObstacle::unpaid;
  if (payment.purpose != PaymentPurpose::top_up) return RefundObstacle::plan;
  if (now >= *paid_at + std::chrono::days{refund_days}) return RefundObstacle::too_late;
  if (!grant || grant->left != grant->amount || grant->held.is_positive())
    return RefundObstacle::credits_used;
  return std::nullopt;
}

}  // namespace

std::string_view name_of(RefundObstacle obstacle) {
  return obstacles[static_cast<std::size_t>(obstacle)];
}

CreditGrantId top_up_grant_of(const PaymentId& payment) {
  return CreditGrantId{"grt_" + payment.value()};
}

Result<TopUpRefunded, Rejection> decide_refund(const Payment& payment,
                                               std::optional<Timestamp> paid_at,
                                               const Charge& charge,
                                               const std::optional<CreditGrant>& grant,
                                               Timestamp now) {
  if (const auto obstacle = obstacle_of(payment, paid_at, grant, now))
    return Failure{Rejection{Code::payment_not_refundable,
                             {{ParamName::reason, std::string(name_of(*obstacle))}}}};
  return TopUpRefunded{payment, charge, void_grant(*grant, now)};
}

Payment apply(Payment payment, const TopUpRefunded&) {
  payment.state = PaymentState::refunded;
  return payment;
}

Subscription apply(Subscription subscription, const TopUpRefunded& change) {
  for (const QuoteLine& line : change.charge.lines)
    if (line.kind == LineKind::money_credit) subscription.money_credit_minor -= line.amount_minor;
  return subscription;
}

}  // namespace steward
