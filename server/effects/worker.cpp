#include "server/effects/worker.hpp"

#include <algorithm>
#include <utility>

#include "server/effects/mail_effect.hpp"
#include "server/effects/patience.hpp"
#include "server/store/api_keys.hpp"
#include "server/store/cleanup.hpp"
#include "server/store/sessions.hpp"

namespace steward::effects {
namespace {

constexpr Duration effect_age_max = std::chrono::hours{24};
/// A key is used thousands of times a second: when, is known to the minute.
constexpr Duration note_keys_every = std::chrono::minutes{1};
constexpr Duration clean_up_every = std::chrono::minutes{10};

}  // namespace

Worker::Worker(store::Store& store, const identity::Sealer& sealer, const Clock& clock,
               const log::Logger& logger, std::unique_ptr<mail::Sender> sender, Origin origin)
    : store_(store),
      sealer_(sealer),
      clock_(clock),
      logger_(logger),
      sender_(std::move(sender)),
      origin_(std::move(origin)) {
  thread_ = std::thread([this] { run(); });
}

Worker::~Worker() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_one();
  sender_->stop();
  thread_.join();
}

void Worker::wake() {
  {
    const std::lock_guard lock(mutex_);
    is_woken_ = true;
  }
  changed_.notify_one();
}

void Worker::touch_session(const std::string& token_hash) {
  {
    const std::lock_guard lock(mutex_);
    touched_.sessions[token_hash] = clock_.now();
    is_woken_ = true;
  }
  changed_.notify_one();
}

void Worker::touch_api_key(const ApiKeyId& id, const std::string& from) {
  {
    const std::lock_guard lock(mutex_);
    const Timestamp now = clock_.now();
    Timestamp& noted_at = keys_noted_at_[id.value()];
    if (now - noted_at < note_keys_every && now >= noted_at) return;
    noted_at = now;
    touched_.keys.insert_or_assign(id.value(), KeyUse{now, from});
    is_woken_ = true;
  }
  changed_.notify_one();
}

void Worker::run() {
  for (;;) {
    try {
      work_off();
    } catch (const std::exception& error) {
      // The database is away or full: what is due stays due.
      logger_.write(log::Level::error, "effects cannot be worked off",
                    {{"cause", std::string_view(error.what())}});
    }
    wait();
    const std::lock_guard lock(mutex_);
    if (is_stopping_) return;
  }
}

void Worker::work_off() {
  // In this order: a session that is used after `now` was alive then, so it cannot be deleted
  // before its use is saved.
  const Timestamp now = clock_.now();
  save_touched();
  delete_expired_if_due(now);
  for (;;) {
    {
      const std::lock_guard lock(mutex_);
      if (is_stopping_) return;
    }
    if (!run_next_effect()) return;
  }
}

bool Worker::run_next_effect() {
  const Timestamp now = clock_.now();
  const auto effect = store_.write([&](store::Connection& connection) {
    return store::claim_effect(connection, now, now + lease);
  });
  if (!effect) return false;
  if (effect->kind == mail_kind) {
    send_mail(*effect);
    return true;
  }
  logger_.write(log::Level::error, "effect of unknown kind", {{"effect_id", effect->id}});
  store_.write([&](store::Connection& connection) {
    store::abandon_effect(connection, effect->id, now, "unknown kind");
    return true;
  });
  return true;
}

void Worker::send_mail(const store::ClaimedEffect& effect) {
  const auto mail = open_mail(sealer_, effect.id, effect.sealed_payload);
  mail::Delivery delivery{mail::DeliveryState::refused, "sealed under another key"};
  if (mail) {
    const mail::Envelope envelope{origin_.mailbox, effect.id + "@" + origin_.message_domain,
                                  effect.created_at};
    delivery = sender_->send({effect.id, mail->to, mail::to_message(*mail, envelope)});
  }
  const Timestamp now = clock_.now();
  const bool is_too_old = now - effect.created_at >= effect_age_max;
  const bool is_given_up = delivery.state == mail::DeliveryState::refused ||
                           (delivery.state == mail::DeliveryState::delayed && is_too_old);
  store_.write([&](store::Connection& connection) {
    if (delivery.state == mail::DeliveryState::delivered)
      store::complete_effect(connection, effect.id, now);
    else if (is_given_up)
      store::abandon_effect(connection, effect.id, now, delivery.reason);
    else
      store::postpone_effect(connection, effect.id, now + pause_after(effect.attempts),
                             delivery.reason);
    return true;
  });
  if (delivery.state == mail::DeliveryState::delivered) return;
  logger_.write(
      is_given_up ? log::Level::error : log::Level::warning,
      is_given_up ? "mail given up" : "mail delayed",
      {{"effect_id", effect.id}, {"attempts", effect.attempts}, {"cause", delivery.reason}});
}

void Worker::save_touched() {
  Touched touched;
  {
    const std::lock_guard lock(mutex_);
    std::swap(touched, touched_);
  }
  if (touched.sessions.empty() && touched.keys.empty()) return;
  store_.write([&](store::Connection& connection) {
    for (const auto& [token_hash, used_at] : touched.sessions)
      store::touch_session(connection, token_hash, used_at);
    for (const auto& [id, use] : touched.keys)
      store::touch_api_key(connection, ApiKeyId{id}, use.at, use.from);
    return true;
  });
}

void Worker::delete_expired_if_due(Timestamp now) {
  if (now - cleaned_at_ < clean_up_every) return;
  store_.write([&](store::Connection& connection) {
    store::delete_expired(connection, now);
    return true;
  });
  cleaned_at_ = now;
}

void Worker::wait() {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, look_every, [this] { return is_woken_ || is_stopping_; });
  is_woken_ = false;
}

}  // namespace steward::effects
