#include "server/use_cases/run_moves.hpp"

#include <stdexcept>
#include <utility>

#include "core/plans/entitlements.hpp"
#include "server/store/due_work.hpp"
#include "server/store/members.hpp"
#include "server/use_cases/budget_facts.hpp"
#include "server/use_cases/managed_accounts.hpp"
#include "server/use_cases/run_calls.hpp"

namespace steward::use_cases {
namespace {

/// Longer than all pauses of a step together; a run that comes back later begins no call with it.
constexpr Duration run_hold_validity = std::chrono::hours{1};

HoldId hold_of(const RunId& run, std::size_t place) {
  return HoldId{"hld_" + run.value() + "_" + std::to_string(place)};
}

bool holds_credits(const RunState& state) {
  if (state.receipts.empty()) return false;
  const StepReceipt& receipt = state.receipts.back();
  return receipt.reserved > sum(receipt.posted, receipt.released);
}

std::string run_place(const RunId& id, const char* part) {
  return "runs/" + id.value() + "/" + part;
}

}  // namespace

RunMoves::RunMoves(Services& services, store::Connection& connection, Billing& billing,
                   store::StoredRun& run)
    : services_(services), connection_(connection), billing_(billing), run_(run) {
  // Budgets are counted in the store: what the clock has done is written first.
  use_cases::save(services_, connection_, billing_);
}

void RunMoves::begin() {
  obey_all(begin_run(run_.waterfall));
}

Result<bool, Rejection> RunMoves::take(const RunEvent& event) {
  const RunEvent happened = may_go_on(event) ? event : RunEvent{RunCancelled{}};
  if (const auto* attempt = std::get_if<AttemptEnded>(&event)) note_health(attempt->attempt);
  auto move = next_move(run_.waterfall, run_.state, happened, billing_.now);
  if (!move) return Failure{std::move(move).error()};
  obey_all(std::move(move).value());
  return true;
}

std::optional<RunPlace> RunMoves::save() {
  const WorkspaceId workspace_id = billing_.workspace_id;
  const store::WorkKey key{run_kind, workspace_id, run_.id.value()};
  if (run_.version == 0) {
    run_.version = 1;
    store::insert_run(connection_, workspace_id, run_);
  } else {
    store::update_run(connection_, run_);
  }
  const bool is_calling = run_.state.phase == RunPhase::calling;
  if (run_.ended_at) {
    store::cancel_work(connection_, key);
  } else {
    store::schedule_work(connection_, key, run_.wait_until.value_or(billing_.now + call_watch));
  }
  if (!is_calling) return std::nullopt;
  return RunPlace{workspace_id, run_.id, run_.version};
}

void RunMoves::obey_all(RunMove move) {
  for (std::optional<RunMove> made = std::move(move); made;) {
    run_.state = std::move(made->state);
    next_.reset();
    for (const Command& command : made->commands)
      std::visit([this](const auto& one) { obey(one); }, command);
    made.reset();
    if (!next_) continue;
    auto next = next_move(run_.waterfall, run_.state, *next_, billing_.now);
    if (!next) throw std::logic_error("a run does not take what it has asked for");
    made = std::move(next).value();
  }
}

void RunMoves::obey(const ResolveStep& command) {
  run_.wait_until.reset();
  next_ = StepResolved{resolve_step(command)};
}

Result<Receipt, Rejection> RunMoves::resolve_step(const ResolveStep& command) {
  const WaterfallStep& step = run_.waterfall.steps[command.step];
  const Provider* const provider = provider_with(services_.providers, step.provider);
  const ProviderAction* const action =
      provider == nullptr ? nullptr : action_named(*provider, step.action);
  // The operator has taken it out of the catalogue while the run was away.
  if (action == nullptr)
    return Failure{Rejection{Code::connection_missing, {{ParamName::name, step.provider}}}};
  ResolutionRequest request = command.request;
  request.price = action->credits;
  const Entitlements entitlements = entitlements_of(
      services_.plans, plan_access(services_.plans, billing_.subscription, billing_.now));
  const auto stored = accounts_of(services_, connection_, billing_.workspace_id, provider->id);
  return resolve(*provider,
                 rights_at(services_.providers, *provider, services_.plans, entitlements),
                 connections_in(stored), request);
}

HoldRequest RunMoves::hold_request(const ReserveCredits& command) const {
  const StepReceipt& receipt = run_.state.receipts[command.place];
  const WaterfallStep& step = run_.waterfall.steps[receipt.step];
  return {.id = hold_of(run_.id, command.place),
          .amount = command.amount,
          .usage = {"user", run_.actor.value(), step.action, receipt.receipt->connection.value(),
                    run_.id.value(), static_cast<std::int64_t>(receipt.step) + 1},
          .expires_at = billing_.now + run_hold_validity};
}

void RunMoves::obey(const ReserveCredits& command) {
  const auto reserved = decide_reserve(billing_.account, hold_request(command),
                                       budgets_of(connection_, billing_, run_.actor), billing_.now);
  if (!reserved) {
    next_ = CreditsRefused{reserved.error().code};
    return;
  }
  book(billing_, *reserved);
  use_cases::save(services_, connection_, billing_);
  next_ = CreditsHeld{};
}

void RunMoves::obey(const PostCredits& command) {
  const auto stored =
      store::find_hold(connection_, billing_.workspace_id, hold_of(run_.id, command.place));
  if (!stored) throw std::logic_error("a run posts what it has not reserved");
  const auto posted = decide_post(billing_.account, stored->hold, command.amount, billing_.now);
  if (!posted) throw std::logic_error("a run posts a hold that has ended");
  book(billing_, *posted, stored->period_start);
  use_cases::save(services_, connection_, billing_);
}

void RunMoves::obey(const ReleaseCredits& command) {
  const auto stored =
      store::find_hold(connection_, billing_.workspace_id, hold_of(run_.id, command.place));
  if (!stored) throw std::logic_error("a run releases what it has not reserved");
  const auto released = decide_release(billing_.account, stored->hold, billing_.now);
  if (!released) return;  // the clock has given it back already
  book(billing_, *released, stored->period_start);
  use_cases::save(services_, connection_, billing_);
}

void RunMoves::obey(const CallProvider&) {
  run_.wait_until.reset();
}

void RunMoves::obey(const RetryAfter& command) {
  run_.wait_until = command.at;
}

void RunMoves::obey(const SuspendRun& command) {
  run_.wait_until = command.until;
}

void RunMoves::obey(const FinishRun&) {
  run_.wait_until.reset();
  run_.ended_at = billing_.now;
}

bool RunMoves::may_go_on(const RunEvent& event) {
  if (holds_credits(run_.state)) {
    const HoldId id = hold_of(run_.id, run_.state.receipts.size() - 1);
    const auto stored = store::find_hold(connection_, billing_.workspace_id, id);
    if (!stored || state_of(stored->hold, billing_.now) != HoldState::pending) return false;
  }
  if (!std::holds_alternative<WaitEnded>(event)) return true;
  const auto role = store::find_role(connection_, billing_.workspace_id, run_.actor);
  return role && authorize(services_.roles, *role, Permission::credits_use).has_value();
}

void RunMoves::note_health(const Attempt& attempt) {
  const StepReceipt& receipt = run_.state.receipts.back();
  if (!receipt.receipt) return;
  auto stored =
      find_account_of(services_, connection_, billing_.workspace_id, receipt.receipt->connection);
  if (!stored) return;  // deleted meanwhile
  HealthRecord after = with_attempt(stored->connection.health, attempt, billing_.now);
  if (after == stored->connection.health) return;
  stored->connection.health = std::move(after);
  save_health(services_, connection_, billing_.workspace_id, *stored);
}

std::string seal_run_part(const Services& services, const RunId& id, const char* part,
                          const std::string& text) {
  return text.empty() ? "" : services.sealer.seal(text, run_place(id, part));
}

std::string open_run_part(const Services& services, const RunId& id, const char* part,
                          const std::string& sealed) {
  if (sealed.empty()) return "";
  auto text = services.sealer.open(sealed, run_place(id, part));
  if (!text) throw store::StoreError(store::Fault::broken, "a sealed part of a run does not open");
  return *std::move(text);
}

RunDocument document_of(const Services& services, const store::StoredRun& run) {
  return {run.id,         run.actor,
          run.waterfall,  run.state,
          run.created_at, run.ended_at,
          run.wait_until, open_run_part(services, run.id, result_part, run.sealed_result)};
}

}  // namespace steward::use_cases
