#pragma once

#include "server/use_cases/actor.hpp"

namespace steward::use_cases {

/// A member who may read the workspace's audit log. Fails: what `authenticate_visitor` fails with,
/// then `role_insufficient` (audit_read).
[[nodiscard]] Result<Visitor, Refusal> authorize_audit_reader(Services& services,
                                                              store::Connection& connection,
                                                              const http::Request& request);

}  // namespace steward::use_cases
