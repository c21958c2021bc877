#include "core/codec/invitation.hpp"
#include "core/codec/session.hpp"
#include "server/identity/token.hpp"
#include "server/store/accounts.hpp"
#include "server/store/workspaces.hpp"
#include "server/use_cases/invitation_token.hpp"
#include "server/use_cases/use_cases.hpp"
#include "server/use_cases/views.hpp"

namespace steward::use_cases {

Result<store::OpenedInvitation, Refusal> open_invitation(store::Connection& connection,
                                                         std::string_view token) {
  auto opened = store::find_invitation_by_token(connection, identity::hash_of_token(token));
  if (!opened) return refuse(Code::invitation_not_found);
  return *std::move(opened);
}

// Whether the address has an account is told to who reads its mail, and to nobody else: with a
// copied link an admin could ask it of any address (SEC-25).
Outcome read_invitation(Services& services, const http::Request& request) {
  const auto token = decode_link_token(request.body);
  if (!token) return refuse(token.error());
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto opened = open_invitation(connection, *token);
    if (!opened) return Failure{opened.error()};
    const store::StoredInvitation& stored = opened->stored;
    const auto workspace = store::find_workspace(connection, stored.workspace_id).value();
    const bool proves_address = opened->token == store::TokenKind::mailed;
    const bool account_exists =
        proves_address && store::find_credentials(connection, stored.invitation.email).has_value();
    return json_response(
        200, encode_invitation_reading(
                 {workspace.workspace.name, view_of(workspace.workspace.picture, workspace.upload),
                  stored.inviter_name, stored.invitation, account_exists, proves_address},
                 services.clock.now()));
  });
}

}  // namespace steward::use_cases
