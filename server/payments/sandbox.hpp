#pragma once

#include <string>

#include "server/clock.hpp"
#include "server/payments/gateway.hpp"
#include "server/store/sandbox.hpp"
#include "server/store/store.hpp"

namespace steward::payments {

/// What somebody decides on the page of a challenge.
enum class ChallengeAnswer : std::uint8_t { confirm, refuse };

/// A gateway for trying things out: no money moves, and what a card's bank answers is told by its
/// number (sandbox_cards.hpp). Its pages are served by this very server (use_cases/sandbox_*.cpp),
/// as another company's would be: they share nothing with our own. Keeps its books in transactions
/// of its own, so that what it has charged stays charged whatever becomes of us (ADR 0110).
class Sandbox : public Gateway {
 public:
  /// `origin`: of the address under which its pages are reached.
  Sandbox(store::Store& store, const Clock& clock, std::string origin);

  [[nodiscard]] std::string_view name() const override { return "sandbox"; }
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
  /// It sends none: whatever claims to be one is forged.
  [[nodiscard]] Result<GatewayEvent, EventFault> read_event(const http::Request& request,
                                                            Timestamp now) const override;

  // What its own pages do.
  [[nodiscard]] std::optional<store::SandboxVisit> find_visit(const std::string& id);
  void save_card(const store::SandboxVisit& visit, const store::SandboxCard& card);
  [[nodiscard]] std::optional<store::SandboxCharge> find_challenge(const std::string& payment_id);
  /// Does nothing where it has been answered before. Gives the charge as it is then.
  [[nodiscard]] std::optional<store::SandboxCharge> answer_challenge(const std::string& payment_id,
                                                                     ChallengeAnswer answer);

 private:
  [[nodiscard]] ChargeAnswer answer_of(const store::SandboxCharge& charge) const;

  store::Store& store_;
  const Clock& clock_;
  const std::string origin_;
};

}  // namespace steward::payments
