#include "core/codec/session.hpp"
#include "server/store/accounts.hpp"
#include "server/use_cases/history.hpp"
#include "server/use_cases/links.hpp"
#include "server/use_cases/once.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {

// Known and unknown addresses take the same way, to the byte and to the millisecond: a hash, a
// link, a mail. Only the mail says which it was (SEC-25). The link for a known address is never
// sent to anybody.
Outcome sign_up(Services& services, const http::Request& request) {
  const auto command = decode_sign_up(request.body);
  if (!command) return refuse(command.error());
  const Once once(services, request, "");
  if (auto earlier = once.earlier()) return *std::move(earlier);
  const std::string password_hash = services.password_hasher.hash(command->password);

  return once.commit([&](store::Connection& connection) -> Outcome {
    if (const auto counted = count_mail(services, connection, request); !counted)
      return Failure{counted.error()};
    const bool is_known = store::find_credentials(connection, command->email).has_value();
    const auto sent =
        send_link(services, connection,
                  {.purpose = LinkPurpose::sign_up,
                   .topic = topic_of(services, LinkPurpose::sign_up, command->email),
                   .payload = {command->email.text(), password_hash, command->name.value(),
                               command->workspace_name.value(), command->locale},
                   .mail = is_known ? mail::MailKind::sign_up_known : mail::MailKind::sign_up,
                   .locale = command->locale,
                   .to = command->email});
    if (!sent) return Failure{sent.error()};
    record_account(services, connection, {request}, "sign_up.request");
    return json_response(202, encode_link_sent(LinkPurpose::sign_up, command->email));
  });
}

}  // namespace steward::use_cases
