#include "server/store/listeners.hpp"

#include <array>
#include <stdexcept>

#include "core/codec/account.hpp"
#include "server/store/connection.hpp"
#include "server/store/query.hpp"

namespace steward::store {
namespace {

/// Binds `keys` and gives ":k0, :k1, …".
template <class Keys>
std::string bound_list(Query& query, const Keys& keys) {
  std::string list;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    query.in(keys[i]);
    list.append(list.empty() ? ":k" : ", :k").append(std::to_string(i));
  }
  return list;
}

/// The statements are prepared for a few sizes; places that are left over ask for nothing.
template <std::size_t Count>
struct FindPositions {
  explicit FindPositions(soci::session& sql) : query(sql) {
    const std::string list = bound_list(query, keys);
    query.out(workspace_id).out(position).out(revision);
    query.prepare(
        "SELECT h.workspace_id, h.position, COALESCE(s.revision, 0) FROM audit_heads h "
        "LEFT JOIN subscriptions s ON s.workspace_id = h.workspace_id WHERE h.workspace_id IN (" +
        list + ")");
  }
  std::array<Integer, Count> keys{};
  Integer workspace_id = 0;
  Integer position = 0;
  Integer revision = 0;
  Query query;
};

template <std::size_t Count>
struct FindListeners {
  explicit FindListeners(soci::session& sql) : query(sql) {
    query.in(workspace);
    const std::string list = bound_list(query, keys);
    query.out(token_hash).out(opened_with).out(opened_at).out(last_used_at).out(role);
    query.prepare(
        "SELECT s.token_hash, s.opened_with, s.opened_at, s.last_used_at, COALESCE(m.role, '') "
        "FROM sessions s LEFT JOIN memberships m "
        "ON m.workspace_id = :workspace AND m.user_id = s.user_id WHERE s.token_hash IN (" +
        list + ")");
  }
  Integer workspace = 0;
  std::array<std::string, Count> keys{};
  std::string token_hash{};
  std::string opened_with{};
  Integer opened_at = 0;
  Integer last_used_at = 0;
  std::string role{};
  Query query;
};

template <std::size_t Count>
std::vector<LivePosition> positions(Connection& connection,
                                    std::span<const WorkspaceId> workspace_ids) {
  auto& find = connection.prepared<FindPositions<Count>>();
  find.keys.fill(0);
  for (std::size_t i = 0; i < workspace_ids.size(); ++i) find.keys[i] = workspace_ids[i].value();
  std::vector<LivePosition> found;
  find.query.for_each([&] {
    found.push_back({WorkspaceId{find.workspace_id}, find.position, find.revision});
  });
  return found;
}

template <std::size_t Count>
std::vector<Listener> listeners(Connection& connection, WorkspaceId workspace_id,
                                std::span<const std::string> token_hashes) {
  auto& find = connection.prepared<FindListeners<Count>>();
  find.workspace = workspace_id.value();
  for (std::size_t i = 0; i < Count; ++i)
    find.keys[i] = i < token_hashes.size() ? token_hashes[i] : std::string();
  std::vector<Listener> found;
  find.query.for_each([&] {
    const auto opened_with = sign_in_method_named(find.opened_with);
    if (!opened_with) throw StoreError(Fault::broken, "a session was opened in no known way");
    found.push_back({find.token_hash,
                     {*opened_with, to_timestamp(find.opened_at), to_timestamp(find.last_used_at)},
                     find.role});
  });
  return found;
}

}  // namespace

std::vector<LivePosition> find_live_positions(Connection& connection,
                                              std::span<const WorkspaceId> workspace_ids) {
  if (workspace_ids.size() <= 8) return positions<8>(connection, workspace_ids);
  if (workspace_ids.size() <= 128) return positions<128>(connection, workspace_ids);
  return positions<asked_at_once_max>(connection, workspace_ids);
}

std::vector<Listener> find_listeners(Connection& connection, WorkspaceId workspace_id,
                                     std::span<const std::string> token_hashes) {
  if (token_hashes.size() <= 8) return listeners<8>(connection, workspace_id, token_hashes);
  if (token_hashes.size() <= 128) return listeners<128>(connection, workspace_id, token_hashes);
  return listeners<asked_at_once_max>(connection, workspace_id, token_hashes);
}

}  // namespace steward::store
