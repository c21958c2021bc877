#include "server/use_cases/limits.hpp"

#include "server/identity/token.hpp"
#include "server/store/attempts.hpp"

namespace steward::use_cases {

Result<std::string, Refusal> count_attempt(Services& services, store::Connection& connection,
                                           const AttemptLimit& limit, std::string_view subject) {
  const Timestamp now = services.clock.now();
  const std::string key = services.sealer.fingerprint(subject);
  const auto counting =
      store::oldest_counting_attempt(connection, key, now - limit.window, limit.count_max);
  if (const auto allowed = decide_attempt(limit, counting, now); !allowed)
    return refuse(allowed.error());
  std::string id = identity::new_id("att_");
  store::insert_attempt(connection, id, key, now);
  return id;
}

std::string sign_in_subject(const EmailAddress& email) {
  return "sign_in/account/" + email.key();
}

void forget_attempts(Services& services, store::Connection& connection, std::string_view subject) {
  store::forget_attempts(connection, services.sealer.fingerprint(subject));
}

}  // namespace steward::use_cases
