#include "server/use_cases/actor.hpp"
#include "server/use_cases/use_cases.hpp"
#include "server/use_cases/views.hpp"

namespace steward::use_cases {

Outcome read_session(Services& services, const http::Request& request) {
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto actor = authenticate(services, connection, request);
    if (!actor) return Failure{actor.error()};
    return json_response(200, session_document(connection, actor->account, actor->session.value()));
  });
}

}  // namespace steward::use_cases
