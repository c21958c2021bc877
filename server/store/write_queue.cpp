#include "server/store/write_queue.hpp"

#include <utility>

namespace steward::store {

void WriteQueue::take(WriteTurn& turn, const Perform& perform) {
  std::unique_lock lock(mutex_);
  waiting_.push_back(&turn);
  changed_.wait(lock, [&] { return turn.is_done || !is_busy_; });
  if (turn.is_done) return;
  is_busy_ = true;
  const WriteGroup group = std::exchange(waiting_, {});
  lock.unlock();
  perform(group);
  lock.lock();
  for (WriteTurn* const performed : group) performed->is_done = true;
  is_busy_ = false;
  changed_.notify_all();
}

std::size_t WriteQueue::waiting_count() {
  const std::lock_guard lock(mutex_);
  return waiting_.size();
}

}  // namespace steward::store
