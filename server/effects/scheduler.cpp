#include "server/effects/scheduler.hpp"

#include <algorithm>
#include <utility>

#include "server/effects/patience.hpp"

namespace steward::effects {
Scheduler::Scheduler(store::Store& store, const Clock& clock, const log::Logger& logger)
    : store_(store), clock_(clock), logger_(logger) {
  store_.on_commit([this](const store::Touched& touched) {
    if (touched.has_due_work) wake();
  });
}

Scheduler::~Scheduler() {
  {
    const std::lock_guard lock(mutex_);
    is_stopping_ = true;
  }
  changed_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void Scheduler::add(const std::string& kind, DueWorkHandler handler) {
  handlers_.emplace(kind, std::move(handler));
}

void Scheduler::start() {
  thread_ = std::thread([this] { run(); });
}

void Scheduler::wake() {
  {
    const std::lock_guard lock(mutex_);
    is_woken_ = true;
  }
  changed_.notify_one();
}

void Scheduler::run() {
  while (!is_stopping()) {
    try {
      while (!is_stopping() && is_anything_due() && run_next()) {
      }
    } catch (const std::exception& error) {
      // The database is away or full: what is due stays due.
      logger_.write(log::Level::error, "due work cannot be done",
                    {{"cause", std::string_view(error.what())}});
    }
    wait();
  }
}

bool Scheduler::is_stopping() {
  const std::lock_guard lock(mutex_);
  return is_stopping_;
}

/// Looks before it writes: an idle server writes nothing.
bool Scheduler::is_anything_due() {
  next_at_.reset();  // where the database is away, nothing is known
  next_at_ =
      store_.read([](store::Connection& connection) { return store::next_work_at(connection); });
  return next_at_ && *next_at_ <= clock_.now();
}

bool Scheduler::run_next() {
  const Timestamp now = clock_.now();
  const auto work = store_.write([&](store::Connection& connection) {
    return store::claim_work(connection, now, now + lease);
  });
  if (!work) return false;
  try {
    perform(*work);
  } catch (const std::exception& error) {
    put_off(*work, error.what());
  }
  return true;
}

void Scheduler::perform(const store::ClaimedWork& work) {
  const auto handler = handlers_.find(work.key.kind);
  if (handler == handlers_.end()) return put_off(work, "nobody does work of this kind");
  handler->second(work);
  store_.write([&](store::Connection& connection) {
    store::complete_work(connection, work);
    return true;
  });
}

void Scheduler::put_off(const store::ClaimedWork& work, const std::string& cause) {
  logger_.write(log::Level::error, "due work failed",
                {{"kind", std::string_view(work.key.kind)},
                 {"workspace", work.key.workspace_id.value()},
                 {"attempts", work.attempts},
                 {"cause", std::string_view(cause)}});
  store_.write([&](store::Connection& connection) {
    store::postpone_work(connection, work, clock_.now() + pause_after(work.attempts));
    return true;
  });
}

/// Until the next work is due, where that is soon. What is due and not done is somebody else's, or
/// cannot be done now: that is looked at again later.
void Scheduler::wait() {
  Duration pause = look_every;
  const Timestamp now = clock_.now();
  if (next_at_ && *next_at_ > now) pause = std::min<Duration>(pause, *next_at_ - now);
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, pause, [this] { return is_woken_ || is_stopping_; });
  is_woken_ = false;
}

}  // namespace steward::effects
