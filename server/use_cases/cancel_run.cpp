#include "server/use_cases/credits_frame.hpp"
#include "server/use_cases/run_moves.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {

// What its call says afterwards counts no more: the run has moved on.
Outcome cancel_run(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  return change_credits_once(
      services, request, *actor, Permission::credits_use,
      [&](store::Connection& connection, const TeamActor& by, Billing& billing) -> Outcome {
        auto run = store::find_run(connection, by.workspace_id, RunId{request.params.at(1)});
        if (!run) return refuse(Code::run_not_found);
        RunMoves moves(services, connection, billing, *run);
        const auto cancelled = moves.take(RunCancelled{});
        if (!cancelled) return refuse(cancelled.error());
        static_cast<void>(moves.save());
        return json_response(200, encode_run(document_of(services, *run)));
      });
}

}  // namespace steward::use_cases
