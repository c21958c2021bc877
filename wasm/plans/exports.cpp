// Plans, credits and billing for the page that shows them: the catalogue and the workspace are read
// once and kept; questions about them cross as small JSON texts, a ledger as columns of numbers.
#include <emscripten.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/codec/plans.hpp"
#include "core/codec/problem.hpp"
#include "core/codec/rehearsal.hpp"
#include "core/codec/rules.hpp"
#include "core/credits/replay.hpp"
#include "wasm/scratch.hpp"

namespace steward::wasm {
namespace {

std::optional<PlanCatalogue> plans;
std::optional<RehearsedWorkspace> workspace;

struct Ledger {
  std::vector<std::int64_t> occurred_at_ms;
  std::vector<std::int64_t> amounts;
  std::vector<std::uint32_t> grants;
  std::vector<std::int64_t> balances;
};
Ledger ledger;

}  // namespace

extern "C" {

/// assets/plans.json in the scratch buffer. 1, or 0 and the reply is what is wrong, line by line:
/// the catalogue that was there stays.
EMSCRIPTEN_KEEPALIVE int load_plans(std::size_t size_bytes) {
  auto decoded = decode_plans(scratch.text(0, size_bytes));
  reply.clear();
  if (decoded) {
    plans = std::move(decoded).value();
    return 1;
  }
  for (const std::string& problem : decoded.error()) reply += problem + "\n";
  return 0;
}

/// `{subscription, account, uses?}`. 1, or 0 and the reply is the issues as JSON.
EMSCRIPTEN_KEEPALIVE int load_workspace(std::size_t size_bytes) {
  auto decoded = decode_rehearsed_workspace(scratch.text(0, size_bytes));
  reply.clear();
  if (decoded) {
    workspace = std::move(decoded).value();
    return 1;
  }
  reply = codec::to_text(codec::no(decoded.error()));
  return 0;
}

// The questions of rehearsal.hpp; `api.js` asks none before what it needs is loaded.
EMSCRIPTEN_KEEPALIVE void quote_change(std::size_t size_bytes) {
  reply = answer_quote(*plans, *workspace, scratch.text(0, size_bytes));
}
EMSCRIPTEN_KEEPALIVE void rehearse_all(std::size_t size_bytes) {
  reply = answer_rehearsals(*plans, *workspace, scratch.text(0, size_bytes));
}
EMSCRIPTEN_KEEPALIVE void forecast_credits(std::size_t size_bytes) {
  reply = answer_forecast(*workspace, scratch.text(0, size_bytes));
}
EMSCRIPTEN_KEEPALIVE void simulate_plans(std::size_t size_bytes) {
  reply = answer_simulation(*plans, scratch.text(0, size_bytes));
}
EMSCRIPTEN_KEEPALIVE void compare_two(std::size_t size_bytes) {
  reply = answer_comparison(*plans, scratch.text(0, size_bytes));
}
EMSCRIPTEN_KEEPALIVE void check_entitlement(std::size_t size_bytes) {
  reply = answer_entitlement(*plans, scratch.text(0, size_bytes));
}

/// Makes room for a ledger of so many entries and grants.
EMSCRIPTEN_KEEPALIVE void ledger_room(std::size_t entry_count, std::size_t grant_count) {
  ledger.occurred_at_ms.assign(entry_count, 0);
  ledger.amounts.assign(entry_count, 0);
  ledger.grants.assign(entry_count, 0);
  ledger.balances.assign(grant_count, 0);
}
EMSCRIPTEN_KEEPALIVE std::int64_t* ledger_times() {
  return ledger.occurred_at_ms.data();
}
EMSCRIPTEN_KEEPALIVE std::int64_t* ledger_amounts() {
  return ledger.amounts.data();
}
EMSCRIPTEN_KEEPALIVE std::uint32_t* ledger_grants() {
  return ledger.grants.data();
}
/// One per grant, after replay_ledger.
EMSCRIPTEN_KEEPALIVE std::int64_t* ledger_balances() {
  return ledger.balances.data();
}
/// The balance of all at an instant: JavaScript's numbers are exact for both.
EMSCRIPTEN_KEEPALIVE double replay_ledger(double until_ms) {
  ledger.balances.assign(ledger.balances.size(), 0);
  const Timestamp until{Duration{static_cast<std::int64_t>(until_ms)}};
  return static_cast<double>(
      replay({ledger.occurred_at_ms, ledger.grants, ledger.amounts}, until, ledger.balances));
}
}

}  // namespace steward::wasm
