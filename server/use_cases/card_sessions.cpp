#include "core/audit/describe_billing.hpp"
#include "core/codec/billing_pages.hpp"
#include "server/identity/token.hpp"
#include "server/payments/gateway.hpp"
#include "server/store/cards.hpp"
#include "server/store/turns.hpp"
#include "server/store/workspaces.hpp"
#include "server/use_cases/billing_actor.hpp"
#include "server/use_cases/notices.hpp"
#include "server/use_cases/once.hpp"
#include "server/use_cases/returning.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

constexpr Duration card_session_validity = std::chrono::hours{24};

/// A visit to the gateway's card page that is about to begin.
struct Visit {
  store::CardSession session;
  payments::CardSessionOrder order;
};

Result<Visit, Refusal> begin(Services& services, store::Connection& connection, const Actor& actor,
                             const http::Request& request) {
  const auto locked = lock_billing_of_path(services, connection, actor, request);
  if (!locked) return Failure{locked.error()};
  const auto review = decode_review_query(request.query, services.plans);
  if (!review) return refuse(review.error());
  const TeamActor& by = locked->by;
  const Timestamp now = services.clock.now();
  store::CardSession session{.id = identity::new_id("cse_"),
                             .workspace_id = by.workspace_id,
                             .user_id = by.actor.id.value(),
                             .created_at = now,
                             .expires_at = now + card_session_validity};
  store::insert_card_session(connection, session);
  const auto card = store::find_card(connection, by.workspace_id);
  const auto workspace = store::find_workspace(connection, by.workspace_id).value();
  // Whoever comes from a review goes back into it; the gateway hands the query through.
  const std::string query = request.query.empty() ? "" : "?" + request.query;
  payments::CardSessionOrder order{.id = session.id,
                                   .workspace_id = by.workspace_id,
                                   .customer = card ? card->gateway_customer_id : "",
                                   .email = workspace.workspace.billing_email.text(),
                                   .locale = by.locale.substr(0, by.locale.find('-')),
                                   .return_url = services.public_url.origin + "/api/workspaces/" +
                                                 std::to_string(by.workspace_id.value()) +
                                                 "/card-sessions/" + session.id + "/return" +
                                                 query};
  return Visit{std::move(session), std::move(order)};
}

/// Back to Plans & billing, and into the review that the visit came from, if it is one still.
http::Response back_to_review(const Services& services, const store::CardSession& session,
                              const http::Request& request, std::string outcome) {
  const auto review = decode_review_query(request.query, services.plans);
  if (review && *review) outcome.append("&").append(request.query);
  return to_billing_page(services, session.workspace_id, outcome);
}

/// The session of the path, where the visitor's workspace has it and it is not over.
std::optional<store::CardSession> session_in_path(store::Connection& connection,
                                                  WorkspaceId workspace_id,
                                                  const http::Request& request, Timestamp now) {
  auto session = store::find_card_session(connection, request.params.at(1));
  if (!session || !(session->workspace_id == workspace_id) || session->expires_at <= now)
    return std::nullopt;
  return session;
}

void keep_card(Services& services, const http::Request& request, const store::CardSession& session,
               const payments::SavedCard& saved) {
  const auto turn = store::take_turn(services.store, session.workspace_id);
  services.store.write([&](store::Connection& connection) {
    const Timestamp now = services.clock.now();
    Billing billing = lock_billing(services, connection, session.workspace_id);
    if (!store::complete_card_session(connection, session.id, now)) return true;
    const auto before = store::find_card(connection, session.workspace_id);
    const Card card{CardId{identity::new_id("crd_")}, saved.brand, saved.last_four,
                    saved.expiry_month, saved.expiry_year};
    store::set_card(connection, session.workspace_id, {card, saved.customer, saved.reference}, now);
    record(services, connection, {request, UserId{session.user_id}, session.workspace_id, ""},
           describe_card_updated(before ? std::optional(before->card) : std::nullopt, card));
    schedule_card_notice(connection, session.workspace_id, card);
    // A renewal that waits for a card need not wait for its next day.
    retry_renewal(services, connection, billing, session.user_id);
    return true;
  });
  services.effects.wake();
}

}  // namespace

Outcome open_card_session(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const Once once(services, request, actor->account.account.id.value());
  if (auto earlier = once.earlier()) return *std::move(earlier);
  const auto visit = services.store.write(
      [&](store::Connection& connection) { return begin(services, connection, *actor, request); });
  if (!visit) return Failure{visit.error()};
  const auto opened = services.gateway->open_card_session(visit->order);
  if (!opened) {
    services.logger.write(log::Level::error, "the gateway opens no card page",
                          {{"request", request.request_id}, {"cause", opened.error().cause}});
    return refuse(Code::service_unavailable);
  }
  return once.commit([&](store::Connection& connection) -> Outcome {
    store::name_card_session(connection, visit->session.id, opened->reference);
    return json_response(201, encode_card_session(opened->url));
  });
}

// A browser comes back from the gateway's page. What it brings along is not believed: the gateway
// is asked.
Outcome return_from_card_page(Services& services, const http::Request& request) {
  const auto session = services.store.read(
      [&](store::Connection& connection) -> Result<store::CardSession, Refusal> {
        const auto reader =
            authorize_visitor(services, connection, request, Permission::billing_edit);
        if (!reader) return Failure{reader.error()};
        auto found = session_in_path(connection, reader->membership.workspace.id, request,
                                     services.clock.now());
        if (!found) return refuse(Code::route_not_found);
        return *std::move(found);
      });
  if (!session) return Failure{session.error()};
  if (!session->completed_at) {
    const auto card = services.gateway->find_card(session->gateway_session_id);
    if (!card) {
      services.logger.write(log::Level::error, "the gateway tells of no card",
                            {{"request", request.request_id}, {"cause", card.error().cause}});
      return refuse(Code::service_unavailable);
    }
    if (!*card) return back_to_review(services, *session, request, "card=missing");
    keep_card(services, request, *session, **card);
  }
  return back_to_review(services, *session, request, "card=saved");
}

}  // namespace steward::use_cases
