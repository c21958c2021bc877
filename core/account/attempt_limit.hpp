#pragma once

#include <cstdint>
#include <optional>

#include "core/base/result.hpp"
#include "core/base/timestamp.hpp"
#include "core/error/rejection.hpp"

namespace steward {

/// How often something may be tried: at most `count_max` times in any stretch of `window`. No fixed
/// window: it would let through twice as many across its edge.
struct AttemptLimit {
  std::int64_t count_max;
  Duration window;
};

/// SEC-26. A guesser gets ten passwords in a quarter of an hour, wherever the guesses come from;
/// the owner gets in by a mailed link meanwhile.
inline constexpr AttemptLimit sign_in_limit_per_account{10, std::chrono::minutes{15}};
/// One address guessing at many accounts. Offices share an address, so it is wider.
inline constexpr AttemptLimit sign_in_limit_per_address{100, std::chrono::minutes{15}};
/// Mail that one address, or one user, can cause.
inline constexpr AttemptLimit mail_limit{100, std::chrono::minutes{15}};
/// Invitations that one workspace mails, and how many of them to one address.
inline constexpr AttemptLimit invitation_limit_per_workspace{300, std::chrono::hours{1}};
inline constexpr AttemptLimit invitation_limit_per_address{10, std::chrono::hours{1}};
/// Pictures that one user uploads without choosing them fill the disk for an hour.
inline constexpr AttemptLimit upload_limit{60, std::chrono::hours{1}};
/// Refused requests of one member that a workspace's audit log takes.
inline constexpr AttemptLimit denial_limit{60, std::chrono::minutes{15}};

struct AttemptAllowed {
  friend bool operator==(AttemptAllowed, AttemptAllowed) = default;
};
/// `oldest_counting_at`: when the `count_max`-th youngest attempt within the window was made;
/// nothing where there are fewer. Fails: `rate_limited` (param retry_after_seconds, rounded up).
[[nodiscard]] Result<AttemptAllowed, Rejection> decide_attempt(
    const AttemptLimit& limit, std::optional<Timestamp> oldest_counting_at, Timestamp now);

}  // namespace steward
