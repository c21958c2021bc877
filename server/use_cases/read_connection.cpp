#include "core/codec/connections.hpp"
#include "server/use_cases/accounts.hpp"
#include "server/use_cases/use_cases.hpp"
#include "server/use_cases/versions.hpp"

namespace steward::use_cases {

Outcome read_connection(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto found = account_in_path(services, connection, *actor, request);
    if (!found) return Failure{found.error()};
    return versioned_response(encode_connection(found->stored().connection, found->accounts.now),
                              found->stored().version);
  });
}

}  // namespace steward::use_cases
