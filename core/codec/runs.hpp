#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/codec/json_fwd.hpp"
#include "core/connections/credential.hpp"
#include "core/connections/waterfall.hpp"

namespace steward {

struct RunOrder {
  Waterfall waterfall;
  std::vector<CredentialEntry> inputs;  ///< by their names; `field` is the input's
};
/// `{steps: [{provider, action, connection_id?, continues_on_refusal?}], inputs: {name: text},
/// own_keys_only?, credits_after_own_key?}`. Issues, all at once: `provider_unknown`,
/// `provider_action_unknown` at the step; `waterfall_step_count_out_of_range` (param limit) at
/// "/steps"; `field_missing` at "/inputs/<name>" for what an action needs and is not given,
/// `field_value_unknown` for control characters.
[[nodiscard]] Result<RunOrder, Issues> decode_run_order(std::string_view body,
                                                        const ProviderCatalogue& catalogue);
[[nodiscard]] std::string encode_waterfall(const Waterfall& waterfall);
[[nodiscard]] Result<Waterfall, Issues> decode_waterfall(std::string_view text);

/// What a store keeps of a run that is under way: reads what it writes.
[[nodiscard]] std::string encode_run_state(const RunState& state);
[[nodiscard]] Result<RunState, Issues> decode_run_state(std::string_view text);

/// A run with what is kept beside its state.
struct RunDocument {
  RunId id;
  UserId actor;
  Waterfall waterfall;
  RunState state;
  Timestamp created_at;
  std::optional<Timestamp> ended_at{};
  std::optional<Timestamp> wait_until{};  ///< while it waits or is suspended
  std::string result{};                   ///< compact JSON of the service; empty: none
};
/// `{id, actor_id, created_at, ended_at?, wait_until?, own_keys_only, credits_after_own_key,
/// result?}` and what the other one says.
[[nodiscard]] std::string encode_run(const RunDocument& run);
/// `{items: [run], next_cursor?}`; without results, which may be long.
[[nodiscard]] std::string encode_runs(const std::vector<RunDocument>& runs,
                                      const std::optional<std::string>& next_cursor);

/// ADV-6: `{phase, end?, credits: {reserved, posted, released}, receipts: [{step, provider, action,
/// receipt?, attempts, end?, code?, reserved, posted, released}]}`
[[nodiscard]] std::string encode_run(const Waterfall& waterfall, const RunState& state);

}  // namespace steward

namespace steward::codec {

class Reader;

[[nodiscard]] std::optional<Waterfall> read_waterfall(Reader& reader, Issues& issues);
[[nodiscard]] Json waterfall_json(const Waterfall& waterfall);
[[nodiscard]] std::optional<RunState> read_run_state(Reader& reader, Issues& issues);
[[nodiscard]] Json run_state_json(const RunState& state);
/// `{command: "reserve_credits", place, amount}`, …
[[nodiscard]] Json command_json(const Command& command);
/// `{event: "step_resolved", receipt}` or `{…, code}`, `credits_held`, `credits_refused {code}`,
/// `attempt_ended {outcome, retry_after_seconds?}`, `wait_ended`, `run_cancelled`.
[[nodiscard]] std::optional<RunEvent> read_event(Reader& reader, Issues& issues);

}  // namespace steward::codec
