#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <unordered_map>

namespace steward::http {

class Connection;

/// The connections that are open. Safe from any thread.
class OpenConnections {
 public:
  /// Returns how many are open now, this one included.
  std::size_t add(const std::shared_ptr<Connection>& connection);
  void remove(Connection* connection);
  /// Tells all of them, and those still to be added, to end; calls `all_ended` once none is left.
  void end_all(std::function<void()> all_ended);

 private:
  std::mutex mutex_;
  std::unordered_map<Connection*, std::weak_ptr<Connection>> connections_;
  std::function<void()> all_ended_;
};

}  // namespace steward::http
