#include "server/use_cases/notices.hpp"

#include <chrono>

#include "server/store/cards.hpp"
#include "server/store/subscriptions.hpp"
#include "server/use_cases/billing_mail.hpp"

namespace steward::use_cases {
namespace {

constexpr Duration trial_notice_before = std::chrono::hours{3 * 24};

}  // namespace

void schedule_trial_notice(store::Connection& connection, WorkspaceId workspace_id,
                           const Trial& trial) {
  store::schedule_work(connection, {trial_notice_kind, workspace_id},
                       trial.ends_at - trial_notice_before);
}

void schedule_card_notice(store::Connection& connection, WorkspaceId workspace_id,
                          const Card& card) {
  store::schedule_work(connection, {card_notice_kind, workspace_id},
                       expires_at(card) - std::chrono::days{card_expiry_notice_days});
}

void run_trial_notice(Services& services, const store::ClaimedWork& work) {
  const WorkspaceId workspace_id = work.key.workspace_id;
  const Timestamp now = services.clock.now();
  services.store.write([&](store::Connection& connection) {
    const auto stored = store::find_subscription(connection, workspace_id);
    const bool is_running =
        stored && state_of(stored->subscription, now) == SubscriptionState::trial;
    if (is_running)
      mail_trial_ending(services, connection, workspace_id, *stored->subscription.trial);
    return true;
  });
  services.effects.wake();
}

void run_card_notice(Services& services, const store::ClaimedWork& work) {
  const WorkspaceId workspace_id = work.key.workspace_id;
  const Timestamp now = services.clock.now();
  services.store.write([&](store::Connection& connection) {
    const auto stored = store::find_card(connection, workspace_id);
    if (stored && is_expiring(stored->card, now))
      mail_card_expiring(services, connection, workspace_id, stored->card);
    return true;
  });
  services.effects.wake();
}

}  // namespace steward::use_cases
