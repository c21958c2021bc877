#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace steward::http {

/// Threads for handlers that wait. The queue is bounded: what the machine cannot do soon is
/// refused at once instead of piling up in memory.
class WorkerPool {
 public:
  using Task = std::function<void()>;

  /// Starts `thread_count` threads; up to `queue_max` tasks may wait for one.
  WorkerPool(std::size_t thread_count, std::size_t queue_max);
  /// Finishes what was accepted.
  ~WorkerPool();
  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  /// False, and the task is dropped, when every thread has work and the queue is full. Tasks do
  /// not throw.
  [[nodiscard]] bool submit(Task task);
  /// Goes on with work that was accepted before: it is never refused.
  void resume(Task task);

 private:
  void run();

  const std::size_t unfinished_max_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> queue_;
  std::size_t unfinished_count_ = 0;  // waiting or running
  bool is_ending_ = false;
  std::vector<std::thread> threads_;  // last: they use everything above
};

}  // namespace steward::http
