#include <utility>

#include "core/base/rfc3339.hpp"
#include "core/codec/connections.hpp"
#include "core/codec/json.hpp"
#include "core/codec/runs.hpp"

namespace steward::codec {
namespace {

Json step_receipt_json(const StepReceipt& receipt) {
  Json json = object_of("step", receipt.step, "attempts", receipt.attempts, "reserved",
                        receipt.reserved.value(), "posted", receipt.posted.value(), "released",
                        receipt.released.value());
  if (receipt.end) json["end"] = name_of(*receipt.end);
  if (receipt.receipt) json["receipt"] = receipt_json(*receipt.receipt);
  if (receipt.code) json["code"] = name_of(*receipt.code);
  return json;
}

Json receipts_json(const std::vector<StepReceipt>& receipts) {
  Json list = Json::array();
  for (const StepReceipt& receipt : receipts) list.push_back(step_receipt_json(receipt));
  return list;
}

struct CommandWriter {
  Json operator()(const ResolveStep& command) const {
    Json json = object_of("command", "resolve_step", "step", command.step, "own_keys_only",
                          command.request.own_keys_only, "falls_back_to_managed",
                          command.request.falls_back_to_managed);
    if (command.request.named) json["connection_id"] = command.request.named->value();
    return json;
  }
  Json operator()(const ReserveCredits& command) const {
    return object_of("command", "reserve_credits", "place", command.place, "amount",
                     command.amount.value());
  }
  Json operator()(const PostCredits& command) const {
    return object_of("command", "post_credits", "place", command.place, "amount",
                     command.amount.value());
  }
  Json operator()(const ReleaseCredits& command) const {
    return object_of("command", "release_credits", "place", command.place);
  }
  Json operator()(const CallProvider& command) const {
    return object_of("command", "call_provider", "step", command.step, "connection_id",
                     command.connection.value(), "attempt", command.attempt);
  }
  Json operator()(const RetryAfter& command) const {
    return object_of("command", "retry_after", "at", to_rfc3339(command.at));
  }
  Json operator()(const SuspendRun& command) const {
    return object_of("command", "suspend_run", "until", to_rfc3339(command.until));
  }
  Json operator()(const FinishRun& command) const {
    return object_of("command", "finish_run", "end", name_of(command.end));
  }
};

}  // namespace

Json waterfall_json(const Waterfall& waterfall) {
  Json steps = Json::array();
  for (const WaterfallStep& step : waterfall.steps) {
    Json json = object_of("provider", step.provider, "action", step.action, "continues_on_refusal",
                          step.continues_on_refusal);
    if (step.connection) json["connection_id"] = step.connection->value();
    steps.push_back(std::move(json));
  }
  return object_of("steps", std::move(steps), "own_keys_only", waterfall.own_keys_only,
                   "credits_after_own_key", waterfall.credits_after_own_key);
}

Json run_state_json(const RunState& state) {
  Json json = object_of("phase", name_of(state.phase), "step", state.step, "has_own_key_failed",
                        state.has_own_key_failed, "suspensions", state.suspensions, "receipts",
                        receipts_json(state.receipts));
  if (state.end) json["end"] = name_of(*state.end);
  return json;
}

Json command_json(const Command& command) {
  return std::visit(CommandWriter{}, command);
}

}  // namespace steward::codec

namespace steward {

std::string encode_waterfall(const Waterfall& waterfall) {
  return codec::to_text(codec::waterfall_json(waterfall));
}

std::string encode_run_state(const RunState& state) {
  return codec::to_text(codec::run_state_json(state));
}

namespace {

codec::Json run_json(const Waterfall& waterfall, const RunState& state) {
  const RunCredits credits = credits_of(state);
  codec::Json receipts = codec::receipts_json(state.receipts);
  for (std::size_t i = 0; i < state.receipts.size(); ++i) {
    const WaterfallStep& step = waterfall.steps[state.receipts[i].step];
    receipts[i]["provider"] = step.provider;
    receipts[i]["action"] = step.action;
  }
  codec::Json json = codec::object_of(
      "phase", name_of(state.phase), "credits",
      codec::object_of("reserved", credits.reserved.value(), "posted", credits.posted.value(),
                       "released", credits.released.value()),
      "receipts", std::move(receipts));
  if (state.end) json["end"] = name_of(*state.end);
  return json;
}

codec::Json document_json(const RunDocument& run) {
  codec::Json json = run_json(run.waterfall, run.state);
  json.update(codec::object_of("id", run.id.value(), "actor_id", run.actor.value(), "created_at",
                               to_rfc3339(run.created_at), "own_keys_only",
                               run.waterfall.own_keys_only, "credits_after_own_key",
                               run.waterfall.credits_after_own_key));
  if (run.ended_at) json["ended_at"] = to_rfc3339(*run.ended_at);
  if (run.wait_until) json["wait_until"] = to_rfc3339(*run.wait_until);
  return json;
}

}  // namespace

std::string encode_run(const Waterfall& waterfall, const RunState& state) {
  return codec::to_text(run_json(waterfall, state));
}

std::string encode_run(const RunDocument& run) {
  codec::Json json = document_json(run);
  if (auto result = codec::read_foreign_document(run.result)) json["result"] = *std::move(result);
  return codec::to_text(json);
}

std::string encode_runs(const std::vector<RunDocument>& runs,
                        const std::optional<std::string>& next_cursor) {
  codec::Json items = codec::Json::array();
  for (const RunDocument& run : runs) items.push_back(document_json(run));
  codec::Json json = codec::object_of("items", std::move(items));
  if (next_cursor) json["next_cursor"] = *next_cursor;
  return codec::to_text(json);
}

}  // namespace steward
