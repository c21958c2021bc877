#include "server/http/open_connections.hpp"

#include <utility>
#include <vector>

#include "server/http/connection.hpp"

namespace steward::http {

std::size_t OpenConnections::add(const std::shared_ptr<Connection>& connection) {
  const std::lock_guard lock(mutex_);
  connections_.emplace(connection.get(), connection);
  if (all_ended_) connection->end_soon();
  return connections_.size();
}

void OpenConnections::remove(Connection* connection) {
  std::function<void()> all_ended;
  {
    const std::lock_guard lock(mutex_);
    if (connections_.erase(connection) == 0 || !connections_.empty()) return;
    all_ended = all_ended_;
  }
  if (all_ended) all_ended();
}

void OpenConnections::end_all(std::function<void()> all_ended) {
  // Held until the lock is gone: the last owner's destructor calls `remove`.
  std::vector<std::shared_ptr<Connection>> alive;
  {
    const std::lock_guard lock(mutex_);
    all_ended_ = std::move(all_ended);
    for (const auto& [address, weak] : connections_) {
      if (auto connection = weak.lock()) alive.push_back(std::move(connection));
    }
    if (!connections_.empty()) {
      for (const auto& connection : alive) connection->end_soon();
      return;
    }
  }
  all_ended_();
}

}  // namespace steward::http
