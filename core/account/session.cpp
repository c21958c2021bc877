#include "core/account/session.hpp"

#include <algorithm>

namespace steward {

Timestamp expires_at(const Session& session) {
  return std::min(session.last_used_at + session_idle_max, session.opened_at + session_age_max);
}

Result<SessionOpen, Rejection> check_session(const Session& session, Timestamp now) {
  if (now >= expires_at(session)) return Failure{Rejection{Code::session_expired}};
  return SessionOpen{};
}

}  // namespace steward
