#include "core/codec/connections.hpp"
#include "server/identity/token.hpp"
#include "server/store/connection_settings.hpp"
#include "server/use_cases/credits_frame.hpp"
#include "server/use_cases/run_calls.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {

// Answers at once: what the run comes to is read from it.
Outcome create_run(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const auto order = decode_run_order(request.body, services.providers);
  if (!order) return refuse(order.error());
  std::optional<RunPlace> calling;
  Outcome made = change_credits_once(
      services, request, *actor, Permission::credits_use,
      [&](store::Connection& connection, const TeamActor& by, Billing& billing) -> Outcome {
        const RunId id{identity::new_timed_id("run_", billing.now)};
        store::StoredRun run{.id = id,
                             .actor = by.actor.id,
                             .waterfall = order->waterfall,
                             .state = {},
                             .created_at = billing.now,
                             .version = 0};
        run.sealed_inputs =
            seal_run_part(services, id, inputs_part, encode_credentials(order->inputs));
        // Whoever begins a run may be stricter than the workspace, never laxer.
        if (store::read_connection_settings(connection, by.workspace_id).own_keys_only)
          run.waterfall.own_keys_only = true;
        RunMoves moves(services, connection, billing, run);
        moves.begin();
        calling = moves.save();
        return json_response(201, encode_run(document_of(services, run)));
      });
  if (calling) post_run_call(services, *calling);
  return made;
}

}  // namespace steward::use_cases
