#include "server/use_cases/run_calls.hpp"

#include <utility>

#include "core/codec/connections.hpp"
#include "core/codec/provider_call.hpp"
#include "server/store/due_work.hpp"
#include "server/store/turns.hpp"
#include "server/use_cases/accounts.hpp"
#include "server/use_cases/managed_accounts.hpp"

namespace steward::use_cases {
namespace {

/// What happens to a run that is still where it was; `result` where something was found.
void move_run(Services& services, const RunPlace& place, const RunEvent& event,
              const std::string& result = {}) {
  std::optional<RunPlace> calling;
  {
    const auto turn = store::take_turn(services.store, place.workspace_id);
    services.store.write([&](store::Connection& connection) {
      calling.reset();
      Billing billing = lock_billing(services, connection, place.workspace_id);
      auto run = store::find_run(connection, place.workspace_id, place.id);
      if (!run || run->version != place.version) return true;
      RunMoves moves(services, connection, billing, *run);
      if (!moves.take(event)) return true;  // it no longer waits for this
      if (run->state.end == RunEnd::found)
        run->sealed_result = seal_run_part(services, run->id, result_part, result);
      calling = moves.save();
      return true;
    });
  }
  services.effects.wake();
  if (calling) post_run_call(services, *calling);
}

/// A call as it is declared, and filled in.
struct PreparedCall {
  const ProviderCall* declared;
  std::optional<ProviderRequest> request;  ///< nothing where the account is gone
};

/// Of the account that serves the step; nothing where it is not there any more.
std::optional<std::vector<CredentialEntry>> credentials_for(const Services& services,
                                                            store::Connection& connection,
                                                            WorkspaceId workspace_id,
                                                            const ConnectionId& id) {
  const auto account = find_account_of(services, connection, workspace_id, id);
  if (!account) return std::nullopt;
  if (account->connection.kind == ConnectionKind::user_managed)
    return open_credentials(services, *account);
  return managed_account_at(services.provider_accounts, account->connection.provider)->credentials;
}

/// Nothing where the run has moved on.
std::optional<PreparedCall> prepare_call(const Services& services, store::Connection& connection,
                                         const RunPlace& place) {
  const auto run = store::find_run(connection, place.workspace_id, place.id);
  if (!run || run->version != place.version || run->state.phase != RunPhase::calling)
    return std::nullopt;
  const WaterfallStep& step = run->waterfall.steps[run->state.step];
  const Provider* const provider = provider_with(services.providers, step.provider);
  const ProviderAction* const action =
      provider == nullptr ? nullptr : action_named(*provider, step.action);
  if (action == nullptr) return PreparedCall{nullptr, std::nullopt};
  auto values = credentials_for(services, connection, place.workspace_id,
                                run->state.receipts.back().receipt->connection);
  if (!values) return PreparedCall{&action->call, std::nullopt};
  const auto inputs =
      decode_credentials(open_run_part(services, run->id, inputs_part, run->sealed_inputs));
  if (!inputs) throw store::StoreError(store::Fault::broken, "inputs of a run cannot be read");
  values->insert(values->end(), inputs->begin(), inputs->end());
  return PreparedCall{&action->call, fill_call(action->call, *values)};
}

void take_reply(Services& services, const RunPlace& place, const ProviderCall& call,
                const providers::Reply& reply) {
  const Attempt attempt = judge_attempt(call, reply_of(call, reply));
  const bool is_found = attempt.outcome == AttemptOutcome::found ||
                        attempt.outcome == AttemptOutcome::already_unlocked;
  move_run(services, place, AttemptEnded{attempt},
           is_found ? read_result(call, reply.body) : std::string());
}

void make_call(Services& services, const RunPlace& place) {
  auto prepared = services.store.read(
      [&](store::Connection& connection) { return prepare_call(services, connection, place); });
  if (!prepared) return;
  // The operator has taken the action out of the catalogue.
  if (prepared->declared == nullptr) return move_run(services, place, RunCancelled{});
  if (!prepared->request)
    return move_run(services, place, AttemptEnded{{AttemptOutcome::key_refused}});
  services.caller.start(*std::move(prepared->request),
                        [&services, place, &call = *prepared->declared](providers::Reply reply) {
                          services.tasks.post([&services, place, &call, reply = std::move(reply)] {
                            take_reply(services, place, call, reply);
                          });
                        });
}

}  // namespace

void post_run_call(Services& services, const RunPlace& place) {
  services.tasks.post([&services, place] { make_call(services, place); });
}

void resume_run(Services& services, const store::ClaimedWork& work) {
  const WorkspaceId workspace_id = work.key.workspace_id;
  const auto run = services.store.read([&](store::Connection& connection) {
    return store::find_run(connection, workspace_id, RunId{work.key.subject});
  });
  if (!run || run->ended_at) return;
  const RunPlace place{workspace_id, run->id, run->version};
  if (run->state.phase != RunPhase::calling) return move_run(services, place, WaitEnded{});
  services.store.write([&](store::Connection& connection) {
    store::schedule_work(connection, work.key, services.clock.now() + call_watch);
    return true;
  });
  post_run_call(services, place);
}

}  // namespace steward::use_cases
