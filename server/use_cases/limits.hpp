#pragma once

#include <string>
#include <string_view>

#include "core/account/attempt_limit.hpp"
#include "core/account/email.hpp"
#include "server/services.hpp"
#include "server/use_cases/refusal.hpp"

namespace steward::use_cases {

/// Counts an attempt of `subject` ("sign_in/jane@acme.test"), which is stored as a keyed hash.
/// Gives its id. Fails: `rate_limited`; a refused attempt does not count, so the limit ends.
[[nodiscard]] Result<std::string, Refusal> count_attempt(Services& services,
                                                         store::Connection& connection,
                                                         const AttemptLimit& limit,
                                                         std::string_view subject);
/// What guesses at one account's password are counted under.
[[nodiscard]] std::string sign_in_subject(const EmailAddress& email);
void forget_attempts(Services& services, store::Connection& connection, std::string_view subject);

}  // namespace steward::use_cases
