#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/ids.hpp"
#include "core/base/money.hpp"
#include "core/base/result.hpp"
#include "core/base/timestamp.hpp"
#include "core/error/rejection.hpp"

namespace steward {

enum class PaymentPurpose : std::uint8_t { plan_change, renewal, top_up };
[[nodiscard]] std::string_view name_of(PaymentPurpose purpose);
[[nodiscard]] std::optional<PaymentPurpose> payment_purpose_named(std::string_view name);

/// ```
///   pending ──► succeeded ──► refunded
///     │  ▲ ───► declined
///     ▼  │
///   action_required      the card's bank asks its holder
/// ```
enum class PaymentState : std::uint8_t { pending, action_required, succeeded, declined, refunded };
[[nodiscard]] std::string_view name_of(PaymentState state);
[[nodiscard]] std::optional<PaymentState> payment_state_named(std::string_view name);

/// What a bank says; the gateways' many words are sorted into these.
enum class DeclineReason : std::uint8_t {
  insufficient_funds,
  lost_or_stolen,
  authentication_failed,
  processing_error,
  other,
};
[[nodiscard]] std::string_view name_of(DeclineReason reason);
[[nodiscard]] std::optional<DeclineReason> decline_reason_named(std::string_view name);

struct Payment {
  PaymentId id;
  PaymentPurpose purpose;
  Money amount;
  PaymentState state = PaymentState::pending;
  Timestamp created_at;
  std::optional<Code> code{};             ///< why it was declined
  std::optional<DeclineReason> reason{};  ///< where the code is card_declined
  friend bool operator==(const Payment&, const Payment&) = default;
};

/// What Steward keeps of a card: its number is the gateway's alone (BIL-1).
struct Card {
  CardId id;
  std::string brand;
  std::string last_four;
  int expiry_month;  ///< 1 … 12
  int expiry_year;   ///< 2026
  friend bool operator==(const Card&, const Card&) = default;
};

/// The end of its last month (UTC): from then on it is expired.
[[nodiscard]] Timestamp expires_at(const Card& card);
inline constexpr std::int64_t card_expiry_notice_days = 30;
/// Whether to warn: within card_expiry_notice_days of the end, or past it.
[[nodiscard]] bool is_expiring(const Card& card, Timestamp now);

struct Chargeable {
  friend bool operator==(Chargeable, Chargeable) = default;
};
/// Before a charge. `open`: a payment of the workspace that is not settled.
/// Fails, first match wins: `payment_in_progress`; `card_missing`; `card_expired`.
[[nodiscard]] Result<Chargeable, Rejection> check_charge(const std::optional<Card>& card,
                                                         const std::optional<Payment>& open,
                                                         Timestamp now);

/// What the gateway answered. `unconfirmed`: it did not, and is asked later.
enum class ChargeResult : std::uint8_t {
  succeeded,
  action_required,
  declined,
  card_expired,
  unconfirmed,
};
struct ChargeOutcome {
  ChargeResult result;
  DeclineReason reason = DeclineReason::other;  ///< of declined
};
/// The payment after it. One that has succeeded, been declined or refunded stays as it is:
/// a repeated or late answer changes nothing.
[[nodiscard]] Payment apply(Payment payment, const ChargeOutcome& outcome);
/// What the one who pays is told: succeeded gives none; `payment_action_required`, `card_declined`
/// (param reason), `card_expired`, `payment_unconfirmed`.
[[nodiscard]] std::optional<Rejection> refusal_of(const ChargeOutcome& outcome);

}  // namespace steward
