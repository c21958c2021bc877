#include "core/account/attempt_limit.hpp"

#include <chrono>

namespace steward {

Result<AttemptAllowed, Rejection> decide_attempt(const AttemptLimit& limit,
                                                 std::optional<Timestamp> oldest_counting_at,
                                                 Timestamp now) {
  if (!oldest_counting_at || now >= *oldest_counting_at + limit.window) return AttemptAllowed{};
  const auto wait =
      std::chrono::ceil<std::chrono::seconds>(*oldest_counting_at + limit.window - now);
  return Failure{Rejection{Code::rate_limited, {{ParamName::retry_after_seconds, wait.count()}}}};
}

}  // namespace steward
