#include "server/http/worker_pool.hpp"

#include <utility>

namespace steward::http {

WorkerPool::WorkerPool(std::size_t thread_count, std::size_t queue_max)
    : unfinished_max_(thread_count + queue_max) {
  threads_.reserve(thread_count);
  for (std::size_t i = 0; i < thread_count; ++i) threads_.emplace_back([this] { run(); });
}

WorkerPool::~WorkerPool() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool WorkerPool::submit(Task task) {
  {
    const std::lock_guard lock(mutex_);
    if (unfinished_count_ >= unfinished_max_) return false;
    ++unfinished_count_;
    queue_.push_back(std::move(task));
  }
  changed_.notify_one();
  return true;
}

void WorkerPool::resume(Task task) {
  {
    const std::lock_guard lock(mutex_);
    ++unfinished_count_;
    queue_.push_back(std::move(task));
  }
  changed_.notify_one();
}

void WorkerPool::run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return is_ending_ || !queue_.empty(); });
    if (queue_.empty()) return;
    const Task task = std::move(queue_.front());
    queue_.pop_front();
    lock.unlock();
    task();
    lock.lock();
    --unfinished_count_;
  }
}

}  // namespace steward::http
