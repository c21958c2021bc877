#pragma once

#include "server/http/router.hpp"
#include "server/payments/sandbox.hpp"
#include "server/services.hpp"

namespace steward::use_cases {

/// The sandbox gateway's own pages: a form for a card, and a bank's question. No script.
void add_sandbox_routes(http::Router& router, Services& services, payments::Sandbox& sandbox);

}  // namespace steward::use_cases
