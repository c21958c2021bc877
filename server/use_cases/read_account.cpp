#include "server/use_cases/actor.hpp"
#include "server/use_cases/use_cases.hpp"
#include "server/use_cases/versions.hpp"
#include "server/use_cases/views.hpp"

namespace steward::use_cases {

Outcome read_account(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  return versioned_response(account_document(actor->account), actor->account.version);
}

}  // namespace steward::use_cases
