#include "core/codec/session.hpp"
#include "server/store/accounts.hpp"
#include "server/store/attempts.hpp"
#include "server/use_cases/actor.hpp"
#include "server/use_cases/history.hpp"
#include "server/use_cases/limits.hpp"
#include "server/use_cases/once.hpp"
#include "server/use_cases/use_cases.hpp"
#include "server/use_cases/views.hpp"

namespace steward::use_cases {
namespace {

struct Attempts {
  std::string account_subject;
  std::string from_address;  ///< id of the attempt
};

/// Counted before the password is compared, so that guesses sent at once count too.
Result<Attempts, Refusal> count_attempts(Services& services, const http::Request& request,
                                         const EmailAddress& email) {
  return services.store.write([&](store::Connection& connection) -> Result<Attempts, Refusal> {
    const std::string subject = sign_in_subject(email);
    const auto on_account = count_attempt(services, connection, sign_in_limit_per_account, subject);
    if (!on_account) return Failure{on_account.error()};
    const auto from_address = count_attempt(services, connection, sign_in_limit_per_address,
                                            "sign_in/from/" + request.remote_address);
    if (!from_address) return Failure{from_address.error()};
    return Attempts{subject, *from_address};
  });
}

}  // namespace

Outcome sign_in(Services& services, const http::Request& request) {
  const auto command = decode_sign_in(request.body);
  if (!command) return refuse(command.error());
  const Once once(services, request, "");
  if (auto earlier = once.earlier()) return *std::move(earlier);
  const auto attempts = count_attempts(services, request, command->email);
  if (!attempts) return Failure{attempts.error()};

  const auto credentials = services.store.read([&](store::Connection& connection) {
    return store::find_credentials(connection, command->email);
  });
  const std::string known_hash = credentials ? credentials->password_hash : "";
  if (!services.password_hasher.matches(known_hash, command->password))
    return refuse(Code::credentials_wrong);
  const std::string new_hash = identity::PasswordHasher::is_outdated(known_hash)
                                   ? services.password_hasher.hash(command->password)
                                   : known_hash;

  return once.commit([&](store::Connection& connection) -> Outcome {
    // The password may have been changed since it was compared: the old one opens nothing now.
    const auto current = store::find_credentials(connection, command->email);
    if (!current || current->password_hash != known_hash) return refuse(Code::credentials_wrong);
    forget_attempts(services, connection, attempts->account_subject);
    store::forget_attempt(connection, attempts->from_address);
    if (new_hash != known_hash) store::set_password_hash(connection, current->user_id, new_hash);

    const Timestamp now = services.clock.now();
    const store::StoredAccount stored = store::find_account(connection, current->user_id).value();
    http::Response response = json_response(
        200, session_document(connection, stored, {SignInMethod::password, now, now}));
    open_session(services, connection, request, current->user_id, SignInMethod::password, now,
                 response);
    record_account(services, connection, {request, current->user_id}, "session.open");
    return response;
  });
}

}  // namespace steward::use_cases
