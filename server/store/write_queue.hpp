#pragma once

#include <condition_variable>
#include <cstddef>
#include <exception>
#include <functional>
#include <mutex>
#include <vector>

namespace steward::store {

class Connection;

/// One writer's place in a group.
struct WriteTurn {
  const std::function<bool(Connection&)>& body;
  std::exception_ptr error{};
  bool is_done = false;
};
using WriteGroup = std::vector<WriteTurn*>;

/// Where the engine has a single writer: whoever comes while a commit waits for the disk joins the
/// group of the next one, so that many share one wait. Nobody waits for a group to fill.
class WriteQueue {
 public:
  using Perform = std::function<void(const WriteGroup&)>;

  /// Returns when `turn` has been performed: by this thread, which then performs for all that wait,
  /// or by that of another turn. `perform` does not throw.
  void take(WriteTurn& turn, const Perform& perform);
  [[nodiscard]] std::size_t waiting_count();

 private:
  std::mutex mutex_{};
  std::condition_variable changed_{};
  WriteGroup waiting_{};
  bool is_busy_ = false;
};

}  // namespace steward::store
