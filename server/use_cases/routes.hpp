#pragma once

#include "server/http/router.hpp"
#include "server/services.hpp"

namespace steward::use_cases {

/// Every operation of docs/openapi.yaml but `/healthz`; in development mode also `/dev/…`.
/// `services` must outlive the router.
void add_routes(http::Router& router, Services& services);

}  // namespace steward::use_cases
