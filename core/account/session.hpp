#pragma once

#include "core/account/account.hpp"
#include "core/base/result.hpp"
#include "core/base/timestamp.hpp"
#include "core/error/rejection.hpp"

namespace steward {

inline constexpr Duration session_idle_max = std::chrono::hours{24 * 7};
inline constexpr Duration session_age_max = std::chrono::hours{24 * 30};

/// One browser that is signed in. Its id is secret and only stored hashed.
struct Session {
  SignInMethod opened_with;
  Timestamp opened_at;
  Timestamp last_used_at;
};

/// The earlier of idle and absolute end; the session lives in [opened_at, expires_at).
[[nodiscard]] Timestamp expires_at(const Session& session);

struct SessionOpen {
  friend bool operator==(SessionOpen, SessionOpen) = default;
};
/// Fails: `session_expired`.
[[nodiscard]] Result<SessionOpen, Rejection> check_session(const Session& session, Timestamp now);

}  // namespace steward
