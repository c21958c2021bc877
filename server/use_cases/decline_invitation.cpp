#include "core/audit/describe.hpp"
#include "core/codec/session.hpp"
#include "server/store/members.hpp"
#include "server/use_cases/history.hpp"
#include "server/use_cases/invitation_token.hpp"
#include "server/use_cases/once.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {

// Whoever has the token may: a link that was passed on can be refused as well as used.
Outcome decline_invitation(Services& services, const http::Request& request) {
  const auto token = decode_link_token(request.body);
  if (!token) return refuse(token.error());
  const Once once(services, request, "");
  if (auto earlier = once.earlier()) return *std::move(earlier);

  return once.commit([&](store::Connection& connection) -> Outcome {
    auto opened = open_invitation(connection, *token);
    if (!opened) return Failure{opened.error()};
    const store::StoredInvitation& stored = opened->stored;
    store::lock_team(connection, stored.workspace_id);
    const auto declined = decide_decline_invitation(stored.invitation, services.clock.now());
    if (!declined) return refuse(declined.error());
    store::update_invitation(connection, apply(stored.invitation, *declined));
    record(services, connection, {request, std::nullopt, stored.workspace_id},
           describe(*declined, stored.invitation));
    return http::Response{.status = 204};
  });
}

}  // namespace steward::use_cases
