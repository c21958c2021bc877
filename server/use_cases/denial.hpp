#pragma once

#include "core/error/rejection.hpp"
#include "server/http/message.hpp"
#include "server/services.hpp"

namespace steward::use_cases {

/// Writes into the workspace's audit log that one of its members was refused, in a write of its own
/// (SEC-43). Nothing is written where the request names no workspace or comes from no member of it,
/// nor beyond `denial_limit`: who only knocks must not fill the disk, and the server's log has
/// every request. Never throws: a refusal stays a refusal where it cannot be written down.
void record_denial(Services& services, const http::Request& request, const Rejection& rejection);

}  // namespace steward::use_cases
