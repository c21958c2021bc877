#include "core/audit/describe.hpp"
#include "core/codec/session.hpp"
#include "server/identity/token.hpp"
#include "server/store/accounts.hpp"
#include "server/store/members.hpp"
#include "server/store/workspaces.hpp"
#include "server/use_cases/actor.hpp"
#include "server/use_cases/billing.hpp"
#include "server/use_cases/history.hpp"
#include "server/use_cases/links.hpp"
#include "server/use_cases/once.hpp"
#include "server/use_cases/use_cases.hpp"
#include "server/use_cases/views.hpp"

namespace steward::use_cases {
namespace {

/// What sign_up put into the link. Judged then; judged again, for rules may have changed since.
struct PendingSignUp {
  EmailAddress email;
  std::string password_hash;
  AccountName name;
  WorkspaceName workspace_name;
  std::string locale;
};

Result<PendingSignUp, Refusal> pending_sign_up(const std::vector<std::string>& fields) {
  const auto email = parse_email(fields[0]);
  const auto name = parse_account_name(fields[2]);
  const auto workspace_name = parse_workspace_name(fields[3]);
  if (!email || !name || !workspace_name) return refuse(Code::link_expired);
  return PendingSignUp{*email, fields[1], *name, *workspace_name, fields[4]};
}

store::StoredAccount create_account_and_workspace(Services& services, store::Connection& connection,
                                                  const http::Request& request,
                                                  const PendingSignUp& pending, Timestamp now) {
  const UserId user_id{identity::new_id("usr_")};
  store::insert_account(connection, {user_id, pending.email, pending.name, pending.password_hash,
                                     pending.locale, now});
  const WorkspaceId workspace_id{identity::new_workspace_number()};
  store::insert_workspace(connection, {workspace_id, pending.workspace_name, pending.email, now});
  store::insert_membership(connection, workspace_id, user_id, founder_role(services.roles), now);
  record_account(services, connection, {request, user_id}, "account.create");
  record(services, connection, {request, user_id, workspace_id, pending.name.value()},
         describe_workspace_created(
             {workspace_id, pending.workspace_name, NoPicture{}, pending.email, std::nullopt}));
  Billing billing = lock_billing(services, connection, workspace_id);
  save(services, connection, billing);
  return store::find_account(connection, user_id).value();
}

}  // namespace

Outcome confirm_sign_up(Services& services, const http::Request& request) {
  const auto token = decode_link_token(request.body);
  if (!token) return refuse(token.error());
  const Once once(services, request, "");
  if (auto earlier = once.earlier()) return *std::move(earlier);

  return once.commit([&](store::Connection& connection) -> Outcome {
    const auto fields = use_link(services, connection, *token, LinkPurpose::sign_up, 5);
    if (!fields) return Failure{fields.error()};
    const auto pending = pending_sign_up(*fields);
    if (!pending) return Failure{pending.error()};
    // Another link to the same address was confirmed first.
    if (store::find_credentials(connection, pending->email)) return refuse(Code::link_used);

    const Timestamp now = services.clock.now();
    const store::StoredAccount stored =
        create_account_and_workspace(services, connection, request, *pending, now);
    http::Response response = json_response(
        201, session_document(connection, stored, {SignInMethod::password, now, now}));
    open_session(services, connection, request, stored.account.id, SignInMethod::password, now,
                 response);
    return response;
  });
}

}  // namespace steward::use_cases
