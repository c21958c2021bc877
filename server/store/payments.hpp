#pragma once

#include <optional>
#include <string>

#include "core/base/ids.hpp"
#include "core/billing/payment.hpp"

namespace steward::store {

class Connection;

/// A payment with what only the server knows of it.
struct StoredPayment {
  Payment payment;
  WorkspaceId workspace_id;
  std::string user_id{};  ///< who asked for it; empty: the clock
  std::string
      quote_id{};  ///< what it pays for, which nothing else pays for unless this is declined
  std::string document{};  ///< what it completes when it succeeds, as its use case wrote it
  std::string gateway_payment_id{};  ///< the gateway's own name of it, once it gave one
  std::string action_url{};          ///< where its holder confirms it
  std::optional<Timestamp> settled_at{};
};
/// Fails as a conflict where the workspace has another open one, or the quote was paid.
void insert_payment(Connection& connection, const StoredPayment& stored);
/// Writes its state, code, reason, gateway's name, address and settled_at.
void update_payment(Connection& connection, const StoredPayment& stored);

[[nodiscard]] std::optional<StoredPayment> find_payment(Connection& connection,
                                                        const PaymentId& id);
[[nodiscard]] std::optional<StoredPayment> find_payment_at_gateway(
    Connection& connection, const std::string& gateway_payment_id);
/// Pending, or waiting for its holder: a workspace has at most one.
[[nodiscard]] std::optional<StoredPayment> find_open_payment(Connection& connection,
                                                             WorkspaceId workspace_id);
/// The youngest one.
[[nodiscard]] std::optional<StoredPayment> find_latest_payment(Connection& connection,
                                                               WorkspaceId workspace_id);
/// The one that pays, or has paid, for the quote.
[[nodiscard]] std::optional<StoredPayment> find_payment_of_quote(Connection& connection,
                                                                 const std::string& quote_id);

}  // namespace steward::store
