#include "core/codec/credits.hpp"
#include "server/use_cases/credits_frame.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

/// Ends the hold that the path names by `decide(billing, hold) → Result<change with the hold>`.
/// Fails: what change_credits_once fails with; `hold_not_found`; what `decide` fails with.
template <class Decide>
Outcome end_hold(Services& services, const http::Request& request, const Actor& actor,
                 Decide decide) {
  return change_credits_once(
      services, request, actor, Permission::credits_use,
      [&](store::Connection& connection, const TeamActor& by, Billing& billing) -> Outcome {
        const auto stored =
            store::find_hold(connection, by.workspace_id, HoldId{request.params.at(1)});
        if (!stored) return refuse(Code::hold_not_found);
        const auto ended = decide(billing, stored->hold);
        if (!ended) return refuse(ended.error());
        book(billing, *ended, stored->period_start);
        save(services, connection, billing);
        return json_response(200, encode_hold(ended->hold, billing.now));
      });
}

}  // namespace

Outcome post_hold(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const auto amount = decode_hold_post(request.body);
  if (!amount) return refuse(amount.error());
  return end_hold(services, request, *actor, [&](const Billing& billing, const Hold& hold) {
    return decide_post(billing.account, hold, *amount, billing.now);
  });
}

Outcome release_hold(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  return end_hold(services, request, *actor, [](const Billing& billing, const Hold& hold) {
    return decide_release(billing.account, hold, billing.now);
  });
}

}  // namespace steward::use_cases
