#include "core/account/password_change.hpp"
#include "core/codec/session.hpp"
#include "server/store/accounts.hpp"
#include "server/use_cases/actor.hpp"
#include "server/use_cases/history.hpp"
#include "server/use_cases/links.hpp"
#include "server/use_cases/once.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

/// `user_id`: nothing for an address without a password; its mail says so, and the link in the
/// table, which nobody gets, opens nothing.
Outcome send_password_link(Services& services, store::Connection& connection,
                           const EmailAddress& email, const std::optional<UserId>& user_id,
                           const std::string& locale) {
  const auto sent =
      send_link(services, connection,
                {.purpose = LinkPurpose::password,
                 .topic = topic_of(services, LinkPurpose::password, email),
                 .payload = {user_id ? user_id->value() : ""},
                 .mail = user_id ? mail::MailKind::password : mail::MailKind::password_unknown,
                 .locale = locale,
                 .to = email});
  if (!sent) return Failure{sent.error()};
  return json_response(202, encode_link_sent(LinkPurpose::password, email));
}

}  // namespace

// Known and unknown addresses take the same way (SEC-25), as in sign_up.
Outcome request_password_link(Services& services, const http::Request& request) {
  const auto command = decode_link_request(request.body);
  if (!command) return refuse(command.error());
  const Once once(services, request, "");
  if (auto earlier = once.earlier()) return *std::move(earlier);

  return once.commit([&](store::Connection& connection) -> Outcome {
    if (const auto counted = count_mail(services, connection, request); !counted)
      return Failure{counted.error()};
    const auto credentials = store::find_credentials(connection, command->email);
    std::optional<UserId> user_id;
    if (credentials && !credentials->password_hash.empty()) user_id = credentials->user_id;
    record_account(services, connection, {request, user_id}, "password_link.request");
    return send_password_link(services, connection, command->email, user_id, command->locale);
  });
}

Outcome request_own_password_link(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const Account& account = actor->account.account;
  const Once once(services, request, account.id.value());
  if (auto earlier = once.earlier()) return *std::move(earlier);
  const auto allowed =
      decide_request_password_link(account.sign_in_methods, actor->session.value().opened_with);
  if (!allowed) return refuse(allowed.error());

  return once.commit([&](store::Connection& connection) -> Outcome {
    if (const auto counted = count_mail(services, connection, request); !counted)
      return Failure{counted.error()};
    record_account(services, connection, {request, account.id}, "password_link.request");
    return send_password_link(services, connection, account.email, account.id,
                              actor->account.locale);
  });
}

}  // namespace steward::use_cases
