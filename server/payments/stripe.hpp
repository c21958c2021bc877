#pragma once

#include <string>

#include "server/log/logger.hpp"
#include "server/payments/form.hpp"
#include "server/payments/gateway.hpp"
#include "server/payments/web_client.hpp"

namespace steward::payments {

struct StripeSettings {
  std::string api_url;         ///< "https://api.stripe.com", no slash
  std::string secret_key;      ///< never logged
  std::string webhook_secret;  ///< never logged; empty: no event is taken
  WebLimits limits{};
};

/// Payments by Stripe's API: Checkout in setup mode for the card; a payment intent, made and
/// confirmed in two calls under keys made of the payment's id, for a charge (ADR 0111).
class Stripe : public Gateway {
 public:
  Stripe(StripeSettings settings, const log::Logger& logger);

  [[nodiscard]] std::string_view name() const override { return "stripe"; }
  [[nodiscard]] Result<CardSession, GatewayFault> open_card_session(
      const CardSessionOrder& order) override;
  [[nodiscard]] Result<std::optional<SavedCard>, GatewayFault> find_card(
      const std::string& session_reference) override;
  [[nodiscard]] ChargeAnswer charge(const ChargeOrder& order) override;
  [[nodiscard]] Result<std::optional<ChargeAnswer>, GatewayFault> find_charge(
      const ChargeQuestion& question) override;
  [[nodiscard]] Result<std::optional<ChargeAnswer>, GatewayFault> cancel_charge(
      const ChargeQuestion& question) override;
  [[nodiscard]] Result<std::string, GatewayFault> refund(const ChargeQuestion& question) override;
  [[nodiscard]] Result<GatewayEvent, EventFault> read_event(const http::Request& request,
                                                            Timestamp now) const override;

 private:
  [[nodiscard]] Result<WebAnswer, std::string> post(const std::string& path,
                                                    const FormFields& fields,
                                                    const std::string& idempotency_key) const;
  [[nodiscard]] Result<WebAnswer, std::string> read(const std::string& path) const;
  [[nodiscard]] Result<std::string, GatewayFault> customer_of(const CardSessionOrder& order) const;
  [[nodiscard]] ChargeAnswer confirm(const ChargeOrder& order, const std::string& intent);
  [[nodiscard]] ChargeAnswer answer_in(const Result<WebAnswer, std::string>& answer,
                                       const std::string& intent, std::string_view step) const;

  const StripeSettings settings_;
  const log::Logger& logger_;
};

}  // namespace steward::payments
