#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/ids.hpp"
#include "core/base/money.hpp"
#include "core/base/result.hpp"
#include "core/base/timestamp.hpp"
#include "core/billing/payment.hpp"
#include "server/http/message.hpp"

namespace steward::payments {

/// The gateway gave no answer that can be used: not reachable, too slow, or broken. For the log; it
/// names no secret and no card.
struct GatewayFault {
  std::string cause;
};

/// A visit to the gateway's own page where somebody enters a card: its number never comes to us.
struct CardSessionOrder {
  std::string id;  ///< ours, "cse_…": repeating the order opens no second session
  WorkspaceId workspace_id;
  std::string customer;  ///< the gateway's name of the workspace; empty: it has none yet
  std::string email;     ///< where bills go
  std::string locale;    ///< language tag of the page
  std::string return_url;
};
struct CardSession {
  std::string reference;  ///< the gateway's
  std::string customer;
  std::string url;  ///< where the browser goes next
};

/// What the gateway keeps for us, and what of it may be shown.
struct SavedCard {
  std::string customer;
  std::string reference;
  std::string brand;
  std::string last_four;
  int expiry_month;
  int expiry_year;
};

/// Whether the one who pays can be asked something now. At a renewal nobody can.
enum class Presence : std::uint8_t { present, absent };

struct ChargeOrder {
  PaymentId payment;  ///< the idempotency key: one payment is one charge, however often ordered
  Money amount;       ///< more than 0
  std::string customer;
  std::string card;
  std::string description;
  Presence presence;
  std::string return_url;  ///< where a challenge sends the browser back to
};
struct ChargeAnswer {
  ChargeOutcome outcome;
  std::string reference;   ///< the gateway's; empty where it gave none
  std::string action_url;  ///< of action_required: the bank's page
};

/// What is known of a payment whose answer was lost.
struct ChargeQuestion {
  PaymentId payment;
  std::string customer;
  std::string reference;  ///< empty where none arrived
};

/// Somebody tells us that something has happened. Only a reason to ask: what is in it is not taken
/// for true, for events are repeated, late and out of order.
struct GatewayEvent {
  std::string id;
  std::string type;
  std::optional<PaymentId> payment;  ///< whom it is about; nothing where it is about none of ours
};
/// Why an event is not taken.
enum class EventFault : std::uint8_t { forged, too_old, malformed };

/// Whoever moves the money. Every call may wait for another machine: never inside a transaction.
/// Thread-safe.
class Gateway {
 public:
  virtual ~Gateway() = default;
  /// "sandbox", "stripe": cards and payments remember whose they are.
  [[nodiscard]] virtual std::string_view name() const = 0;

  [[nodiscard]] virtual Result<CardSession, GatewayFault> open_card_session(
      const CardSessionOrder& order) = 0;
  /// The card that was saved in a session. Nothing: none (yet).
  [[nodiscard]] virtual Result<std::optional<SavedCard>, GatewayFault> find_card(
      const std::string& session_reference) = 0;

  /// No usable answer is the outcome `unconfirmed`: the money may have been taken.
  [[nodiscard]] virtual ChargeAnswer charge(const ChargeOrder& order) = 0;
  /// What became of it. Nothing: the gateway has never heard of it, so no money was taken.
  [[nodiscard]] virtual Result<std::optional<ChargeAnswer>, GatewayFault> find_charge(
      const ChargeQuestion& question) = 0;
  /// Gives up what is still open, so that it cannot succeed later; what is settled stays. Answers
  /// as find_charge does afterwards.
  [[nodiscard]] virtual Result<std::optional<ChargeAnswer>, GatewayFault> cancel_charge(
      const ChargeQuestion& question) = 0;
  /// Gives all of it back. Repeating it refunds nothing twice.
  [[nodiscard]] virtual Result<std::string, GatewayFault> refund(
      const ChargeQuestion& question) = 0;

  [[nodiscard]] virtual Result<GatewayEvent, EventFault> read_event(const http::Request& request,
                                                                    Timestamp now) const = 0;
};

}  // namespace steward::payments
