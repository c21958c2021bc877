#include "core/codec/runs.hpp"

#include <algorithm>
#include <utility>

#include "core/codec/connections.hpp"
#include "core/codec/credits.hpp"
#include "core/codec/decode.hpp"
#include "core/codec/nested.hpp"

namespace steward::codec {
namespace {

std::optional<std::size_t> place_under(Reader& reader, std::string_view name) {
  const auto value = reader.integer(name);
  if (!value) return std::nullopt;
  if (*value >= 0 && *value < 1'000'000) return static_cast<std::size_t>(*value);
  reader.add(name, Issue{Code::amount_out_of_range});
  return std::nullopt;
}

std::optional<Code> optional_code(Reader& reader) {
  if (!reader.has("code")) return std::nullopt;
  return reader.field("code", parse_named<code_named>);
}

std::optional<WaterfallStep> step_of(Reader& reader) {
  auto provider = reader.text("provider");
  auto action = reader.text("action");
  auto connection = reader.optional_text("connection_id");
  const bool continues = reader.flag("continues_on_refusal");
  if (!provider || !action) return std::nullopt;
  WaterfallStep step{*std::move(provider), *std::move(action), std::nullopt, continues};
  if (connection) step.connection = ConnectionId{*std::move(connection)};
  return step;
}

std::optional<StepReceipt> step_receipt_of(Reader& reader, Issues& issues) {
  StepReceipt receipt{};
  const auto step = place_under(reader, "step");
  const auto attempts = reader.integer("attempts");
  if (reader.has("end")) receipt.end = reader.field("end", parse_named<step_end_named>);
  const auto reserved = read_credits(reader, "reserved", 0);
  const auto posted = read_credits(reader, "posted", 0);
  const auto released = read_credits(reader, "released", 0);
  receipt.code = optional_code(reader);
  if (reader.has("receipt"))
    receipt.receipt = read_object(reader, issues, "receipt",
                                  [&](Reader& inner) { return read_receipt(inner, issues); });
  if (!step || !attempts || !reserved || !posted || !released) return std::nullopt;
  receipt.step = *step;
  receipt.attempts = *attempts;
  receipt.reserved = *reserved;
  receipt.posted = *posted;
  receipt.released = *released;
  return receipt;
}

std::optional<PassedOver> passed_over_of(Reader& reader) {
  const auto connection = reader.text("connection_id");
  const auto code = reader.field("code", parse_named<code_named>);
  if (!connection || !code) return std::nullopt;
  return PassedOver{ConnectionId{*connection}, *code};
}

std::optional<RunEvent> resolved_event(Reader& reader, Issues& issues) {
  if (!reader.has("receipt")) {
    const auto code = reader.field("code", parse_named<code_named>);
    if (!code) return std::nullopt;
    return StepResolved{Failure{Rejection{*code}}};
  }
  auto receipt = read_object(reader, issues, "receipt",
                             [&](Reader& inner) { return read_receipt(inner, issues); });
  if (!receipt) return std::nullopt;
  return StepResolved{*std::move(receipt)};
}

std::optional<RunEvent> attempt_event(Reader& reader) {
  const auto outcome = reader.field("outcome", parse_named<attempt_outcome_named>);
  const auto wait =
      reader.has("retry_after_seconds") ? reader.integer("retry_after_seconds") : std::nullopt;
  if (!outcome) return std::nullopt;
  return AttemptEnded{Attempt{*outcome, wait}};
}

}  // namespace

std::optional<Receipt> read_receipt(Reader& reader, Issues& issues) {
  auto provider = reader.text("provider");
  auto connection = reader.text("connection_id");
  auto name = reader.text("connection_name");
  const auto kind = reader.field("kind", parse_named<connection_kind_named>);
  const auto by = reader.field("by", parse_named<resolved_by_named>);
  auto credits = read_credits(reader, "credits", 0);
  if (credits && credits->value() > action_credits_max) {
    reader.add("credits",
               Issue{Code::amount_out_of_range, {{ParamName::limit, action_credits_max}}});
    credits.reset();
  }
  auto passed_over = reader.has("passed_over")
                         ? read_list(reader, issues, "passed_over", passed_over_of)
                         : std::optional(std::vector<PassedOver>());
  if (!provider || !connection || !name || !kind || !by || !credits || !passed_over)
    return std::nullopt;
  return Receipt{*std::move(provider),
                 ConnectionId{*std::move(connection)},
                 *std::move(name),
                 *kind,
                 *by,
                 *credits,
                 *std::move(passed_over)};
}

std::optional<Waterfall> read_waterfall(Reader& reader, Issues& issues) {
  auto steps = read_list(reader, issues, "steps", step_of);
  const bool own_keys_only = reader.flag("own_keys_only");
  const bool credits_after_own_key = reader.flag("credits_after_own_key");
  if (!steps) return std::nullopt;
  if (steps->empty() || steps->size() > waterfall_steps_max) {
    reader.add("steps",
               Issue{Code::waterfall_step_count_out_of_range,
                     {{ParamName::limit, static_cast<std::int64_t>(waterfall_steps_max)}}});
    return std::nullopt;
  }
  return Waterfall{*std::move(steps), own_keys_only, credits_after_own_key};
}

std::optional<RunState> read_run_state(Reader& reader, Issues& issues) {
  const auto phase = reader.field("phase", parse_named<run_phase_named>);
  const auto step = place_under(reader, "step");
  const bool has_own_key_failed = reader.flag("has_own_key_failed");
  const auto suspensions = reader.integer("suspensions");
  auto receipts = read_list(reader, issues, "receipts",
                            [&](Reader& inner) { return step_receipt_of(inner, issues); });
  std::optional<RunEnd> end;
  if (reader.has("end")) end = reader.field("end", parse_named<run_end_named>);
  if (!phase || !step || !suspensions || !receipts) return std::nullopt;
  RunState state{*phase, *step, has_own_key_failed, *suspensions, *std::move(receipts), end};
  if (is_sound(state)) return state;
  reader.add("receipts", Issue{Code::field_value_unknown});
  return std::nullopt;
}

std::optional<RunEvent> read_event(Reader& reader, Issues& issues) {
  const auto name = reader.text("event");
  if (!name) return std::nullopt;
  if (*name == "step_resolved") return resolved_event(reader, issues);
  if (*name == "credits_held") return CreditsHeld{};
  if (*name == "attempt_ended") return attempt_event(reader);
  if (*name == "wait_ended") return WaitEnded{};
  if (*name == "run_cancelled") return RunCancelled{};
  if (*name == "credits_refused") {
    const auto code = reader.field("code", parse_named<code_named>);
    if (!code) return std::nullopt;
    return CreditsRefused{*code};
  }
  reader.add("event", Issue{Code::field_value_unknown});
  return std::nullopt;
}

}  // namespace steward::codec

namespace steward {
namespace {

using codec::Reader;

/// Reads with `read(reader, issues)`.
template <class Value, class Read>
Result<Value, Issues> decode_kept(std::string_view text, Read read) {
  const auto json = codec::parse_object(text);
  if (!json) return Failure{Issues{json.error()}};
  Issues issues;
  Reader reader(*json, issues);
  auto value = read(reader, issues);
  reader.finish();
  if (!issues.empty() || !value) return Failure{std::move(issues)};
  return *std::move(value);
}

/// SEC-37: what goes into addresses and headers.
bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char character) {
    const auto byte = static_cast<unsigned char>(character);
    return byte < 0x20 || byte == 0x7F;
  });
}

/// What a step's action asks for and nobody has given.
void check_step(const ProviderCatalogue& catalogue, const WaterfallStep& step,
                const std::vector<CredentialEntry>& inputs, const std::string& path,
                Issues& issues) {
  const Provider* const provider = provider_with(catalogue, step.provider);
  if (provider == nullptr)
    return issues.push_back(at(path + "/provider", Issue{Code::provider_unknown}));
  const ProviderAction* const action = action_named(*provider, step.action);
  if (action == nullptr)
    return issues.push_back(at(path + "/action", Issue{Code::provider_action_unknown}));
  for (const std::string& input : action->inputs) {
    const bool is_given = std::any_of(
        inputs.begin(), inputs.end(),
        [&](const CredentialEntry& entry) { return entry.field == input && !entry.value.empty(); });
    const Issue missing = at("/inputs/" + input, Issue{Code::field_missing});
    if (!is_given && std::find(issues.begin(), issues.end(), missing) == issues.end())
      issues.push_back(missing);
  }
}

}  // namespace

Result<RunOrder, Issues> decode_run_order(std::string_view body,
                                          const ProviderCatalogue& catalogue) {
  return decode_kept<RunOrder>(
      body, [&](Reader& reader, Issues& issues) -> std::optional<RunOrder> {
        auto waterfall = codec::read_waterfall(reader, issues);
        if (!reader.has("inputs")) reader.add("inputs", Issue{Code::field_missing});
        auto inputs = codec::read_entries_of(reader, issues, "inputs");
        for (const CredentialEntry& entry : inputs)
          if (has_control(entry.value))
            issues.push_back(at("/inputs/" + entry.field, Issue{Code::field_value_unknown}));
        if (!waterfall || !issues.empty()) return std::nullopt;
        for (std::size_t i = 0; i < waterfall->steps.size(); ++i)
          check_step(catalogue, waterfall->steps[i], inputs, "/steps/" + std::to_string(i), issues);
        return RunOrder{*std::move(waterfall), std::move(inputs)};
      });
}

Result<Waterfall, Issues> decode_waterfall(std::string_view text) {
  return decode_kept<Waterfall>(
      text, [](Reader& reader, Issues& issues) { return codec::read_waterfall(reader, issues); });
}

Result<RunState, Issues> decode_run_state(std::string_view text) {
  return decode_kept<RunState>(
      text, [](Reader& reader, Issues& issues) { return codec::read_run_state(reader, issues); });
}

}  // namespace steward
