#include "core/codec/plans.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {

Outcome read_plans(Services& services, const http::Request&) {
  return json_response(200, encode_plans(services.plans));
}

}  // namespace steward::use_cases
