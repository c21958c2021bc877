#pragma once

#include "server/http/router.hpp"
#include "server/services.hpp"

namespace steward::use_cases {

/// Comforts of development mode, which would be holes in production, where they do not exist:
/// `GET /dev/outbox` lists the mails, `GET /dev/outbox/{mail_id}` shows one with its link,
/// `POST /dev/clock?advance_seconds=900` moves the clock forward, and `GET /dev/routes` lists what
/// the router knows, so it is added last.
void add_dev_routes(http::Router& router, Services& services);

}  // namespace steward::use_cases
