#pragma once

#include <optional>
#include <string>

#include "core/base/ids.hpp"
#include "core/billing/payment.hpp"

namespace steward::store {

class Connection;

/// A card with what the gateway knows it by.
struct StoredCard {
  Card card;
  std::string gateway_customer_id;
  std::string gateway_card_id;
};
[[nodiscard]] std::optional<StoredCard> find_card(Connection& connection, WorkspaceId workspace_id);
/// Replaces the workspace's card.
void set_card(Connection& connection, WorkspaceId workspace_id, const StoredCard& stored,
              Timestamp at);

/// Somebody's visit to the gateway's card page.
struct CardSession {
  std::string id;
  WorkspaceId workspace_id;
  std::string user_id;
  std::string gateway_session_id{};
  Timestamp created_at;
  Timestamp expires_at;
  std::optional<Timestamp> completed_at{};
};
void insert_card_session(Connection& connection, const CardSession& session);
[[nodiscard]] std::optional<CardSession> find_card_session(Connection& connection,
                                                           const std::string& id);
[[nodiscard]] std::optional<CardSession> find_card_session_at_gateway(
    Connection& connection, const std::string& gateway_session_id);
/// The gateway has given the visit a name of its own.
void name_card_session(Connection& connection, const std::string& id,
                       const std::string& gateway_session_id);
/// False where it was completed before.
[[nodiscard]] bool complete_card_session(Connection& connection, const std::string& id,
                                         Timestamp at);

}  // namespace steward::store
