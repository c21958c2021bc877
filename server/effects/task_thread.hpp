#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "server/log/logger.hpp"

namespace steward::effects {

/// Work that goes on as soon as something has come in, such as a service's reply.
class TaskQueue {
 public:
  using Task = std::function<void()>;

  /// From any thread. Dropped once the queue is closed: whatever must be done all the same is due
  /// work too.
  void post(Task task);
  /// Waits for the next one; nothing once the queue is closed.
  [[nodiscard]] std::optional<Task> take();
  void close();

 private:
  std::mutex mutex_{};
  std::condition_variable changed_{};
  std::deque<Task> tasks_{};
  bool is_closed_ = false;
};

/// The thread that does what is in the queue, one after the other. What throws is logged and left
/// to whoever finds it due again.
class TaskThread {
 public:
  TaskThread(TaskQueue& queue, const log::Logger& logger);
  /// Closes the queue and waits for the task that is running.
  ~TaskThread();
  TaskThread(const TaskThread&) = delete;
  TaskThread& operator=(const TaskThread&) = delete;

 private:
  void run();

  TaskQueue& queue_;
  const log::Logger& logger_;
  std::thread thread_;
};

}  // namespace steward::effects
