#include "core/account/password.hpp"
#include "core/audit/describe.hpp"
#include "core/codec/invitation.hpp"
#include "server/identity/token.hpp"
#include "server/store/members.hpp"
#include "server/use_cases/actor.hpp"
#include "server/use_cases/history.hpp"
#include "server/use_cases/invitation_token.hpp"
#include "server/use_cases/once.hpp"
#include "server/use_cases/use_cases.hpp"
#include "server/use_cases/views.hpp"

namespace steward::use_cases {
namespace {

/// The membership begins, in the transaction that settles the invitation.
void join(Services& services, store::Connection& connection, const http::Request& request,
          const store::StoredInvitation& stored, const InvitationAccepted& accepted,
          const Account& account) {
  const Occasion occasion{request, account.id, stored.workspace_id, account.name.value()};
  store::update_invitation(connection, apply(stored.invitation, accepted));
  store::insert_membership(connection, stored.workspace_id, account.id, accepted.role,
                           accepted.joined_at);
  record(services, connection, occasion, describe(accepted, stored.invitation));
  record(services, connection, occasion,
         describe_joined(account.id, account.name.value(), accepted.role));
}

/// By somebody who is signed in: with the invited address, which signing up has proven.
Outcome accept_as(Services& services, store::Connection& connection, const http::Request& request,
                  const std::string& token, const Actor& actor) {
  const auto opened = open_invitation(connection, token);
  if (!opened) return Failure{opened.error()};
  const store::StoredInvitation& stored = opened->stored;
  store::lock_team(connection, stored.workspace_id);
  const Account& account = actor.account.account;
  const bool is_member = store::find_role(connection, stored.workspace_id, account.id).has_value();
  const auto accepted = decide_accept_invitation(services.roles, stored.invitation,
                                                 {account.email, is_member}, services.clock.now());
  if (!accepted) return refuse(accepted.error());
  join(services, connection, request, stored, *accepted, account);
  return json_response(200, session_document(connection, actor.account, actor.session.value()));
}

/// What a new person must show: the mailed token, which proves the address, an address that nobody
/// signs in with, and a password that does not repeat it. Fails, in this order: what
/// decide_accept_invitation fails with; `invitation_address_unproven`; `session_missing` (there is
/// an account: its owner signs in first); parse_password at /password.
Result<InvitationAccepted, Refusal> admit(Services& services, store::Connection& connection,
                                          const store::OpenedInvitation& opened,
                                          const NewPerson& person) {
  const Invitation& invitation = opened.stored.invitation;
  auto accepted = decide_accept_invitation(services.roles, invitation, {invitation.email, false},
                                           services.clock.now());
  if (!accepted) return refuse(accepted.error());
  if (opened.token != store::TokenKind::mailed) return refuse(Code::invitation_address_unproven);
  if (store::find_credentials(connection, invitation.email)) return refuse(Code::session_missing);
  const auto password =
      parse_password(person.password, {invitation.email.text(), person.name.value()});
  if (!password) return refuse_field("/password", password.error());
  return *std::move(accepted);
}

Outcome accept_new(Services& services, store::Connection& connection, const http::Request& request,
                   const InvitationAcceptance& acceptance, const std::string& password_hash) {
  const auto opened = open_invitation(connection, acceptance.token);
  if (!opened) return Failure{opened.error()};
  const store::StoredInvitation& stored = opened->stored;
  store::lock_team(connection, stored.workspace_id);
  const auto accepted = admit(services, connection, *opened, *acceptance.person);
  if (!accepted) return Failure{accepted.error()};

  const Timestamp now = services.clock.now();
  const UserId user_id{identity::new_id("usr_")};
  store::insert_account(connection, {user_id, stored.invitation.email, acceptance.person->name,
                                     password_hash, stored.locale, now});
  const store::StoredAccount account = store::find_account(connection, user_id).value();
  record_account(services, connection, {request, user_id}, "account.create");
  join(services, connection, request, stored, *accepted, account.account);
  http::Response response =
      json_response(201, session_document(connection, account, {SignInMethod::password, now, now}));
  open_session(services, connection, request, user_id, SignInMethod::password, now, response);
  return response;
}

}  // namespace

Outcome accept_invitation(Services& services, const http::Request& request) {
  const auto acceptance = decode_invitation_acceptance(request.body);
  if (!acceptance) return refuse(acceptance.error());
  if (!acceptance->person) {
    const auto actor = authenticate(services, request);
    if (!actor) return Failure{actor.error()};
    const Once once(services, request, actor->account.account.id.value());
    if (auto earlier = once.earlier()) return *std::move(earlier);
    return once.commit([&](store::Connection& connection) {
      return accept_as(services, connection, request, acceptance->token, *actor);
    });
  }
  const Once once(services, request, "");
  if (auto earlier = once.earlier()) return *std::move(earlier);
  // Asked before as well: a token that opens nothing is not worth a hash of a password.
  const auto admitted =
      services.store.read([&](store::Connection& connection) -> Result<bool, Refusal> {
        const auto opened = open_invitation(connection, acceptance->token);
        if (!opened) return Failure{opened.error()};
        const auto accepted = admit(services, connection, *opened, *acceptance->person);
        if (!accepted) return Failure{accepted.error()};
        return true;
      });
  if (!admitted) return Failure{admitted.error()};
  const std::string hash = services.password_hasher.hash(acceptance->person->password);
  return once.commit([&](store::Connection& connection) {
    return accept_new(services, connection, request, *acceptance, hash);
  });
}

}  // namespace steward::use_cases
