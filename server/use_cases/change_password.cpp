#include "core/account/password.hpp"
#include "core/codec/session.hpp"
#include "server/store/accounts.hpp"
#include "server/store/links.hpp"
#include "server/use_cases/actor.hpp"
#include "server/use_cases/history.hpp"
#include "server/use_cases/limits.hpp"
#include "server/use_cases/links.hpp"
#include "server/use_cases/once.hpp"
#include "server/use_cases/use_cases.hpp"
#include "server/use_cases/views.hpp"

namespace steward::use_cases {
namespace {

/// The account that the link is for, while the link may be used.
Result<store::StoredAccount, Refusal> account_of_link(Services& services,
                                                      store::Connection& connection,
                                                      std::string_view token) {
  const auto fields = read_link(services, connection, token, LinkPurpose::password, 1);
  if (!fields) return Failure{fields.error()};
  auto stored = store::find_account(connection, UserId{fields->front()});
  if (!stored) return refuse(Code::link_unknown);
  return *std::move(stored);
}

/// The new password holds from here on: every session has ended, a guesser's attempts are
/// forgotten, so that the owner is not locked out (SEC-26), and other links are dead.
void set_password(Services& services, store::Connection& connection, const Account& account,
                  const std::string& password_hash) {
  store::set_password_hash(connection, account.id, password_hash);
  store::delete_sessions_of(connection, account.id);
  forget_attempts(services, connection, sign_in_subject(account.email));
  store::replace_links(connection, topic_of(services, LinkPurpose::password, account.email),
                       services.clock.now());
}

}  // namespace

Outcome change_password(Services& services, const http::Request& request) {
  const auto command = decode_password_change(request.body);
  if (!command) return refuse(command.error());
  const Once once(services, request, "");
  if (auto earlier = once.earlier()) return *std::move(earlier);

  // First the cheap look: a forged link must not cost a hash.
  const auto known = services.store.read([&](store::Connection& connection) {
    return account_of_link(services, connection, command->token);
  });
  if (!known) return Failure{known.error()};
  const Account& account = known->account;
  const auto sound = parse_password(command->password,
                                    {.email = account.email.text(), .name = account.name.value()});
  if (!sound) return refuse_field("/password", sound.error());
  const std::string password_hash = services.password_hasher.hash(command->password);

  return once.commit([&](store::Connection& connection) -> Outcome {
    const auto fields = use_link(services, connection, command->token, LinkPurpose::password, 1);
    if (!fields) return Failure{fields.error()};
    set_password(services, connection, account, password_hash);
    send_notice(services, connection, mail::MailKind::password_changed, known->locale,
                account.email);
    record_account(services, connection, {request, account.id}, "password.change");

    const Timestamp now = services.clock.now();
    const store::StoredAccount stored = store::find_account(connection, account.id).value();
    http::Response response = json_response(
        200, session_document(connection, stored, {SignInMethod::password, now, now}));
    open_session(services, connection, request, account.id, SignInMethod::password, now, response);
    return response;
  });
}

}  // namespace steward::use_cases
