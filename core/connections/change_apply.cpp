#include <algorithm>
#include <utility>

#include "core/connections/change.hpp"

namespace steward {
namespace {

template <class Change>
Connections with_each(Connections connections, const ConnectionId& id, Change change) {
  for (Connection& connection : connections)
    if (connection.id == id) change(connection);
  return connections;
}

void count_use(std::vector<UseCount>& counts, const std::string& type) {
  const auto found = std::find_if(counts.begin(), counts.end(),
                                  [&](const UseCount& count) { return count.type == type; });
  if (found == counts.end()) {
    counts.push_back({type, 1});
  } else {
    ++found->count;
  }
}

}  // namespace

ConnectionImpact impact_of(const Connection& connection, const std::vector<ConnectionUse>& uses) {
  ConnectionImpact impact;
  for (const ConnectionUse& use : uses) {
    if (!use.follows_default) {
      count_use(impact.naming, use.type);
    } else if (connection.is_default) {
      count_use(impact.following, use.type);
    }
  }
  return impact;
}

Connections apply(Connections connections, const DefaultMoved& change) {
  // All in one pass: there is never more than one (CON-11), also where `from` was out of date.
  for (Connection& connection : connections)
    if (connection.provider == change.provider)
      connection.is_default = change.to && connection.id == *change.to;
  return connections;
}

Connections apply(Connections connections, const ConnectionCreated& change) {
  connections.push_back(change.connection);
  if (!change.default_moved) return connections;
  return apply(std::move(connections), *change.default_moved);
}

Connections apply(Connections connections, const ConnectionRenamed& change) {
  return with_each(std::move(connections), change.id,
                   [&](Connection& connection) { connection.name = change.to; });
}

Connections apply(Connections connections, const ConnectionReconnected& change) {
  return with_each(std::move(connections), change.id, [&](Connection& connection) {
    connection.health = change.health;
    connection.identity = change.identity;
    connection.identity_name = change.identity_name;
    connection.hints = change.hints;
  });
}

Connections apply(Connections connections, const ConnectionDeleted& change) {
  if (change.default_moved) connections = apply(std::move(connections), *change.default_moved);
  std::erase_if(connections,
                [&](const Connection& connection) { return connection.id == change.id; });
  return connections;
}

Connections apply(Connections connections, const ConnectionPassed& change) {
  return with_each(std::move(connections), change.id,
                   [&](Connection& connection) { connection.owner = change.to; });
}

}  // namespace steward
