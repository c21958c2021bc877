#include "server/store/turns.hpp"

#include <array>

namespace steward::store {

std::unique_lock<std::mutex> take_turn(const Store& store, WorkspaceId workspace_id) {
  // Workspaces that share a mutex wait without need, and rarely.
  static std::array<std::mutex, 64> mutexes;
  if (has_single_writer(store.engine())) return {};
  const auto place = static_cast<std::size_t>(workspace_id.value()) % mutexes.size();
  return std::unique_lock(mutexes[place]);
}

}  // namespace steward::store
