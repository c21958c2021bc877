#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "server/clock.hpp"
#include "server/log/logger.hpp"
#include "server/store/due_work.hpp"
#include "server/store/store.hpp"

namespace steward::effects {

/// Does one piece of due work. Called at least once for each, by any server, on the scheduler's
/// thread; may take its time, for nothing else waits for it but other due work. What it schedules
/// again stays; otherwise the work is gone when it returns. An exception puts it off for a while.
using DueWorkHandler = std::function<void(const store::ClaimedWork&)>;

/// What the clock has to do, on one thread of its own, so that a payment gateway which hangs delays
/// no mail. Any number of servers share one schedule: a piece of work is claimed for a while.
class Scheduler {
 public:
  /// Listens to the store's commits: what is scheduled anew may be due at once.
  Scheduler(store::Store& store, const Clock& clock, const log::Logger& logger);
  ~Scheduler();
  Scheduler(const Scheduler&) = delete;
  Scheduler& operator=(const Scheduler&) = delete;

  /// Before `start`: who does the work of a kind.
  void add(const std::string& kind, DueWorkHandler handler);
  void start();
  /// The clock has moved, or something may be due.
  void wake();

 private:
  void run();
  [[nodiscard]] bool is_stopping();
  [[nodiscard]] bool is_anything_due();
  [[nodiscard]] bool run_next();
  void perform(const store::ClaimedWork& work);
  void put_off(const store::ClaimedWork& work, const std::string& cause);
  void wait();

  store::Store& store_;
  const Clock& clock_;
  const log::Logger& logger_;
  std::map<std::string, DueWorkHandler, std::less<>> handlers_{};

  std::optional<Timestamp> next_at_{};  ///< the thread's own: when something is due, as read last

  std::mutex mutex_{};
  std::condition_variable changed_{};
  bool is_woken_ = false;
  bool is_stopping_ = false;
  std::thread thread_{};  ///< last: it uses everything above
};

}  // namespace steward::effects
