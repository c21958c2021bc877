#include <algorithm>

#include "core/codec/keys.hpp"
#include "core/keys/use.hpp"
#include "server/use_cases/key_actor.hpp"
#include "server/use_cases/use_cases.hpp"
#include "server/use_cases/views.hpp"

namespace steward::use_cases {

// LNK-4. What a client that was made for Clay's key asks first: any 2xx says that the key is good.
Outcome list_my_workspaces(Services& services, const http::Request& request) {
  if (!presented_key(request)) return refuse(Code::api_key_missing);
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto actor = authenticate(services, connection, request);
    if (!actor) return Failure{actor.error()};
    const ApiKey& key = actor->key.value();
    std::vector<WorkspaceEntry> entries = workspace_entries(connection, key.owner);
    if (key.workspace)
      std::erase_if(entries,
                    [&](const WorkspaceEntry& entry) { return entry.id != *key.workspace; });
    return json_response(200, encode_my_workspaces(entries));
  });
}

// LNK-1, LNK-5. Whoever has both is authenticated by the key; no session is needed.
Outcome check_link(Services& services, const http::Request& request) {
  const auto command = decode_link_check(request.body);
  if (!command) return refuse(command.error());
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto owner = owner_of_key(services, connection, command->api_key);
    if (!owner) return Failure{owner.error()};
    const auto entries = workspace_entries(connection, owner->key.owner);
    const auto entry =
        std::find_if(entries.begin(), entries.end(),
                     [&](const WorkspaceEntry& known) { return known.id == command->workspace; });
    const auto linked = check_key_workspace(owner->key, command->workspace, entry != entries.end());
    if (!linked) return refuse(linked.error());
    return json_response(200, encode_link_check(*entry));
  });
}

}  // namespace steward::use_cases
