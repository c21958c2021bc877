#include <algorithm>

#include "core/codec/session.hpp"
#include "server/use_cases/actor.hpp"
#include "server/use_cases/history.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

/// Tells one session from another without giving away what is stored of its token.
std::string id_of_session(const Services& services, const std::string& token_hash) {
  constexpr std::size_t id_digits = 32;
  return "ses_" + services.sealer.fingerprint("session/" + token_hash).substr(0, id_digits);
}

/// Those that are open still; the clock ends one before it is cleaned up.
std::vector<store::ListedSession> open_sessions(const Services& services,
                                                store::Connection& connection,
                                                const UserId& user_id) {
  auto sessions = store::list_sessions(connection, user_id);
  const Timestamp now = services.clock.now();
  std::erase_if(sessions, [&](const store::ListedSession& listed) {
    return !check_session(listed.session, now).has_value();
  });
  return sessions;
}

}  // namespace

Outcome list_sessions(Services& services, const http::Request& request) {
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto actor = authenticate(services, connection, request);
    if (!actor) return Failure{actor.error()};
    const auto presented = presented_token_hash(services, request);
    std::vector<DeviceView> views;
    for (const store::ListedSession& listed :
         open_sessions(services, connection, actor->account.account.id))
      views.push_back({id_of_session(services, listed.token_hash), listed.session,
                       listed.device.opened_from, listed.device.user_agent,
                       listed.token_hash == presented});
    return json_response(200, encode_devices(views));
  });
}

// A session that has ended already is ended: repeating is harmless, and says nothing of others.
Outcome end_session(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const UserId& user_id = actor->account.account.id;
  const auto presented = presented_token_hash(services, request);
  return services.store.write([&](store::Connection& connection) -> Outcome {
    http::Response response{.status = 204};
    for (const store::ListedSession& listed : store::list_sessions(connection, user_id)) {
      if (id_of_session(services, listed.token_hash) != request.params.at(0)) continue;
      store::delete_session(connection, listed.token_hash);
      record_account(services, connection, {request, user_id}, "session.end");
      if (listed.token_hash == presented) clear_session_cookie(services, response);
    }
    return response;
  });
}

Outcome end_other_sessions(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const UserId& user_id = actor->account.account.id;
  const auto presented = presented_token_hash(services, request);
  return services.store.write([&](store::Connection& connection) -> Outcome {
    for (const store::ListedSession& listed : store::list_sessions(connection, user_id))
      if (listed.token_hash != presented) store::delete_session(connection, listed.token_hash);
    record_account(services, connection, {request, user_id}, "session.end_others");
    return http::Response{.status = 204};
  });
}

}  // namespace steward::use_cases
