#pragma once

#include <functional>

#include "server/http/message.hpp"
#include "server/services.hpp"
#include "server/use_cases/refusal.hpp"

namespace steward::use_cases {

/// What `work` comes to, as an answer: refusals are problem+json, and those that a rule forbade are
/// written into the audit log; faults of the database have codes of their own. Any other exception
/// is the transport's.
[[nodiscard]] http::Response answer_by(Services& services, const http::Request& request,
                                       const std::function<Outcome()>& work);

}  // namespace steward::use_cases
