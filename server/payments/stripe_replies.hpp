#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/billing/payment.hpp"
#include "server/payments/gateway.hpp"

namespace steward::payments {

// What Stripe's API answers, as far as it is used here. Members that are absent or of another type
// are empty: the API adds members at will.

/// Under this name an intent's metadata holds the payment it is for.
inline constexpr const char* stripe_payment_key = "steward_payment";

struct StripeIntent {
  std::string id;
  std::string status;   ///< "succeeded", "requires_action", "processing", …
  std::string payment;  ///< ours, from its metadata
  std::string redirect_url;
  std::string decline;  ///< code of the last error, the bank's own word where there is one
};
struct StripeError {
  std::string type;  ///< "card_error", "invalid_request_error", …
  std::string decline;
  std::string intent_id;
};
struct StripeSession {
  std::string id;
  std::string url;
  std::string customer;
  std::string card;  ///< payment method of the session's setup; empty until it is complete
  std::string brand;
  std::string last_four;
  int expiry_month = 0;
  int expiry_year = 0;
};

/// Nothing where the text is not such an object.
[[nodiscard]] std::optional<StripeIntent> read_stripe_intent(std::string_view text);
[[nodiscard]] std::optional<std::vector<StripeIntent>> read_stripe_intents(std::string_view text);
[[nodiscard]] std::optional<StripeError> read_stripe_error(std::string_view text);
[[nodiscard]] std::optional<StripeSession> read_stripe_session(std::string_view text);
/// The id of a customer or a refund.
[[nodiscard]] std::optional<std::string> read_stripe_id(std::string_view text);
[[nodiscard]] std::optional<GatewayEvent> read_stripe_event(std::string_view text);

/// The answer that an intent stands for.
[[nodiscard]] ChargeAnswer answer_of(const StripeIntent& intent);
[[nodiscard]] ChargeOutcome outcome_of_decline(std::string_view decline);

}  // namespace steward::payments
