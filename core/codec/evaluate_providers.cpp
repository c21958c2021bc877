#include <array>
#include <utility>

#include "core/codec/connections.hpp"
#include "core/codec/nested.hpp"
#include "core/codec/provider_call.hpp"
#include "core/codec/providers.hpp"
#include "core/codec/rules.hpp"
#include "core/codec/runs.hpp"
#include "core/connections/search.hpp"

namespace steward::codec {
namespace {

Result<ProviderCatalogue, CatalogueProblems> decode_some_providers(std::string_view text) {
  return decode_providers(text);
}

std::optional<ProviderCatalogue> providers_of(Call& call) {
  return catalogue(call, "providers", decode_some_providers);
}

Answer ask_check_providers(Call& call) {
  const Json* const json = call.given.object("providers");
  std::vector<std::string> features;
  if (call.given.has("features")) {
    const Json* const list = call.given.array("features");
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i)
      if (const auto* name = (*list)[i].get_ptr<const std::string*>()) features.push_back(*name);
  }
  if (json == nullptr) return nothing;
  const auto providers = decode_providers(to_text(*json), features);
  return yes(providers ? Json::array() : Json(providers.error()));
}

Answer ask_parse_connection_name(Call& call) {
  const auto text = call.when.text("text");
  if (!text) return nothing;
  return answer(parse_connection_name(*text), [](const std::string& name) { return Json(name); });
}

/// The field under its name in a service of the catalogue.
const CredentialField* field_of(Call& call, const ProviderCatalogue& catalogue) {
  const auto provider_id = call.when.text("provider");
  const auto name = call.when.text("field");
  if (!provider_id || !name) return nullptr;
  const Provider* const provider = provider_with(catalogue, *provider_id);
  const CredentialField* const field =
      provider == nullptr ? nullptr : field_named(*provider, *name);
  if (field == nullptr) call.when.add("field", Issue{Code::field_value_unknown});
  return field;
}

Answer ask_judge_credential(Call& call) {
  const auto providers = providers_of(call);
  const auto text = call.when.text("text");
  const CredentialField* const field = providers ? field_of(call, *providers) : nullptr;
  if (field == nullptr || !text) return nothing;
  return answer(judge_credential(*field, *text), [](const TrimmedCredential& credential) {
    Json trimmed = Json::array();
    for (std::size_t i = 0; i < trimming_count; ++i)
      if (credential.was(static_cast<Trimming>(i)))
        trimmed.push_back(name_of(static_cast<Trimming>(i)));
    return object_of("value", std::string(credential.value), "trimmed", std::move(trimmed));
  });
}

Answer ask_new_connection(Call& call) {
  const auto providers = providers_of(call);
  const Json* const body = call.when.object("body");
  if (!providers || body == nullptr) return nothing;
  return answer(
      decode_new_connection(to_text(*body), *providers), [](const ConnectionOrder& order) {
        return object_of("provider", order.provider->id, "name", order.name, "is_default",
                         order.is_default, "credentials",
                         *parse_object(encode_credentials(order.credentials)), "hints",
                         *parse_object(encode_hints(hints_of(*order.provider, order.credentials))));
      });
}

std::optional<CallReply> reply_of(Call& call, const ProviderCall& declared) {
  CallReply reply;
  if (call.when.has("failure")) {
    reply.failure = call.when.field("failure", parse_named<call_failure_named>);
    return reply;
  }
  const auto status = call.when.integer("status");
  if (call.when.has("retry_after_seconds"))
    reply.retry_after_seconds = call.when.integer("retry_after_seconds");
  const auto body = call.when.optional_text("body");
  if (!status) return std::nullopt;
  reply.status = *status;
  reply.facts = read_reply(declared, body.value_or(""));
  return reply;
}

/// `given.call`: a declared call; `when`: what the adapter saw.
Answer ask_judge_reply(Call& call) {
  const auto declared = read_object(call.given, call.issues, "call",
                                    [&](Reader& reader) -> std::optional<ProviderCall> {
                                      return read_call(reader, call.issues);
                                    });
  const auto now = call.required_now();
  if (!declared || !now) return nothing;
  const auto reply = reply_of(call, *declared);
  if (!reply) return nothing;
  const Attempt attempt = judge_attempt(*declared, *reply);
  Json json = object_of("test", test_json(judge_test(*declared, *reply, *now)), "attempt",
                        object_of("outcome", name_of(attempt.outcome)));
  if (attempt.retry_after_seconds)
    json["attempt"]["retry_after_seconds"] = *attempt.retry_after_seconds;
  return yes(std::move(json));
}

Answer ask_fill_call(Call& call) {
  const auto declared = read_object(call.given, call.issues, "call",
                                    [&](Reader& reader) -> std::optional<ProviderCall> {
                                      return read_call(reader, call.issues);
                                    });
  const auto values = read_entries_of(call.when, call.issues, "values");
  if (!declared) return nothing;
  const auto request = fill_call(*declared, values);
  if (!request) return yes(Json());
  Json json = object_of("method", name_of(request->method), "url", request->url);
  for (const CallHeader& header : request->headers) json["headers"][header.name] = header.value;
  if (request->basic)
    json["basic"] = object_of("user", request->basic->user, "password", request->basic->password);
  if (!request->body.empty()) json["body"] = *parse_object(request->body);
  return yes(std::move(json));
}

/// `when.events`: what happens to a health record, one after the other.
Answer ask_health_after(Call& call) {
  HealthRecord record;
  if (call.given.has("record"))
    record = read_object(call.given, call.issues, "record", [&](Reader& reader) {
               return read_health_record(reader, call.issues);
             }).value_or(HealthRecord());
  const bool is_suspended = call.given.flag("is_suspended");
  const auto now = call.required_now();
  for_each_object(call.when, call.issues, "events", [&](Reader& event) {
    if (event.has("test")) {
      const auto test = read_object(event, call.issues, "test", read_test);
      if (test) record = with_test(std::move(record), *test);
      return;
    }
    const auto at = event.time("at");
    const bool is_refused = event.flag("is_refused");
    const auto kind = event.text("event");
    const auto expires_at = event.optional_time("expires_at");
    if (!at || !kind) return;
    if (*kind == "token") {
      record = with_token(std::move(record), expires_at);
    } else if (*kind == "refresh_failed") {
      record = with_failed_refresh(std::move(record), is_refused, *at);
    } else if (const auto outcome = attempt_outcome_named(*kind)) {
      record = with_attempt(std::move(record), {*outcome}, *at);
    } else {
      event.add("event", Issue{Code::field_value_unknown});
    }
  });
  if (!now) return nothing;
  const Health health = health_of(record, is_suspended, *now);
  return yes(object_of("health", name_of(health), "needs_attention", needs_attention(health),
                       "is_usable", is_usable(record.credential), "is_refresh_due",
                       is_refresh_due(record, *now), "credential", name_of(record.credential),
                       "test_count", record.tests.size()));
}

Answer ask_search_providers(Call& call) {
  const auto providers = providers_of(call);
  const auto text = call.when.text("text");
  if (!providers || !text) return nothing;
  Json ids = Json::array();
  for (const std::size_t place : search_providers(index_providers(*providers), *text))
    ids.push_back(providers->providers[place].id);
  return yes(std::move(ids));
}

/// A whole run: `given.waterfall`, `when.events`, each at an instant. The commands of every move,
/// and what it has cost; the rejection of the first event that it did not wait for.
Answer ask_run_waterfall(Call& call) {
  const auto waterfall = read_object(call.given, call.issues, "waterfall", [&](Reader& reader) {
    return read_waterfall(reader, call.issues);
  });
  std::vector<std::pair<RunEvent, Timestamp>> events;
  for_each_object(call.when, call.issues, "events", [&](Reader& reader) {
    const auto at = reader.has("at") ? reader.time("at") : call.now;
    auto event = read_event(reader, call.issues);
    if (event) events.emplace_back(*std::move(event), at.value_or(Timestamp()));
  });
  if (!waterfall || !call.issues.empty()) return nothing;
  RunMove move = begin_run(*waterfall);
  Json moves = Json::array();
  const auto note = [&] {
    Json commands = Json::array();
    for (const Command& command : move.commands) commands.push_back(command_json(command));
    moves.push_back(std::move(commands));
  };
  note();
  for (const auto& [event, at] : events) {
    // Through the store's own text: a run survives a restart between any two moves.
    const auto kept = decode_run_state(encode_run_state(move.state));
    if (!kept) return no(kept.error());
    auto next = next_move(*waterfall, *kept, event, at);
    if (!next) return no(next.error());
    move = std::move(next).value();
    note();
  }
  return yes(object_of("moves", std::move(moves), "run",
                       *parse_object(encode_run(*waterfall, move.state))));
}

Answer ask_run_order(Call& call) {
  const auto providers = providers_of(call);
  const Json* const body = call.when.object("body");
  if (!providers || body == nullptr) return nothing;
  return answer(decode_run_order(to_text(*body), *providers),
                [](const RunOrder& order) { return waterfall_json(order.waterfall); });
}

constexpr auto provider_rule_list = std::to_array<Rule>({
    {"check_providers", ask_check_providers},
    {"parse_connection_name", ask_parse_connection_name},
    {"judge_credential", ask_judge_credential},
    {"decode_new_connection", ask_new_connection},
    {"judge_reply", ask_judge_reply},
    {"fill_call", ask_fill_call},
    {"health_after", ask_health_after},
    {"search_providers", ask_search_providers},
    {"run_waterfall", ask_run_waterfall},
    {"decode_run_order", ask_run_order},
});

}  // namespace

std::span<const Rule> providers_rules() {
  return provider_rule_list;
}

}  // namespace steward::codec
