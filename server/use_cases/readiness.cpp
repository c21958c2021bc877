#include "core/codec/session.hpp"
#include "server/store/health.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {

Outcome readiness(Services& services, const http::Request&) {
  services.store.read([](store::Connection& connection) {
    store::check_answers(connection);
    return true;
  });
  return json_response(200, encode_health(STEWARD_VERSION));
}

}  // namespace steward::use_cases
