#include "server/effects/task_thread.hpp"

#include <exception>
#include <string_view>
#include <utility>

namespace steward::effects {

void TaskQueue::post(Task task) {
  {
    const std::lock_guard lock(mutex_);
    if (is_closed_) return;
    tasks_.push_back(std::move(task));
  }
  changed_.notify_one();
}

std::optional<TaskQueue::Task> TaskQueue::take() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return is_closed_ || !tasks_.empty(); });
  if (is_closed_) return std::nullopt;
  Task task = std::move(tasks_.front());
  tasks_.pop_front();
  return task;
}

void TaskQueue::close() {
  {
    const std::lock_guard lock(mutex_);
    is_closed_ = true;
  }
  changed_.notify_all();
}

TaskThread::TaskThread(TaskQueue& queue, const log::Logger& logger)
    : queue_(queue), logger_(logger), thread_([this] { run(); }) {}

TaskThread::~TaskThread() {
  queue_.close();
  thread_.join();
}

void TaskThread::run() {
  while (const auto task = queue_.take()) {
    try {
      (*task)();
    } catch (const std::exception& error) {
      logger_.write(log::Level::error, "a task failed",
                    {{"cause", std::string_view(error.what())}});
    }
  }
}

}  // namespace steward::effects
