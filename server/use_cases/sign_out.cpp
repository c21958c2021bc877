#include "server/use_cases/actor.hpp"
#include "server/use_cases/history.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {

// Needs no Idempotency-Key to be repeatable: a session that has ended is ended again.
Outcome sign_out(Services& services, const http::Request& request) {
  const auto presented = presented_token_hash(services, request);
  if (!presented) return refuse(Code::session_missing);
  services.store.write([&](store::Connection& connection) {
    const auto session = store::find_session(connection, *presented);
    if (!session) return true;
    store::delete_session(connection, *presented);
    record_account(services, connection, {request, session->account.account.id}, "session.end");
    return true;
  });
  http::Response response{.status = 204};
  clear_session_cookie(services, response);
  return response;
}

}  // namespace steward::use_cases
