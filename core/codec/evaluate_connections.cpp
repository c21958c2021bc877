#include <array>
#include <utility>

#include "core/base/rfc3339.hpp"
#include "core/codec/connections.hpp"
#include "core/codec/nested.hpp"
#include "core/codec/plans.hpp"
#include "core/codec/providers.hpp"
#include "core/codec/rules.hpp"
#include "core/codec/team_facts.hpp"

namespace steward::codec {
namespace {

Result<ProviderCatalogue, CatalogueProblems> decode_any_providers(std::string_view text) {
  return decode_providers(text);
}

/// What every decision about connections is asked with.
struct ConnectionCall {
  ProviderCatalogue providers;
  const Provider* provider;
  RoleCatalogue roles;
  ProviderRights rights;
  Connections connections;
  Actor actor;
  [[nodiscard]] ConnectionFacts facts() const { return {roles, *provider, rights, connections}; }
};

const Provider* named_provider(Call& call, const ProviderCatalogue& catalogue) {
  const auto id = call.given.text("provider");
  if (!id) return nullptr;
  const Provider* const provider = provider_with(catalogue, *id);
  if (provider == nullptr) call.given.add("provider", Issue{Code::provider_unknown});
  return provider;
}

std::optional<Entitlements> plan_of(Call& call, const std::optional<PlanCatalogue>& plans) {
  const auto plan = call.given.text("plan");
  const bool is_trial = call.given.flag("is_trial");
  if (!plans || !plan) return std::nullopt;
  const FeatureSet without = is_trial && plans->trial ? plans->trial->without : FeatureSet();
  return entitlements_of(*plans, {*plan, is_trial, without});
}

/// `given: {providers, provider, plans, plan, is_trial?, roles, connections, actor}`
std::optional<ConnectionCall> connection_call(Call& call) {
  auto providers = catalogue(call, "providers", decode_any_providers);
  const auto plans = catalogue(call, "plans", decode_plans);
  const auto entitlements = plan_of(call, plans);
  const RoleCatalogue* const roles = roles_of(call);
  auto connections = read_connections(call.given, call.issues, "connections");
  auto actor = read_actor(call.given, call.issues);
  if (!providers || !entitlements || roles == nullptr || !connections || !actor)
    return std::nullopt;
  ConnectionCall asked{*std::move(providers),   nullptr,          *roles, {Granted{}, Granted{}},
                       *std::move(connections), *std::move(actor)};
  asked.provider = named_provider(call, asked.providers);
  if (asked.provider == nullptr) return std::nullopt;
  asked.rights = rights_at(asked.providers, *asked.provider, *plans, *entitlements);
  return asked;
}

std::optional<ConnectionId> id_under(Reader& reader, std::string_view name) {
  auto id = reader.optional_text(name);
  if (!id) return std::nullopt;
  return ConnectionId{*std::move(id)};
}

std::optional<ConnectionTest> test_under(Call& call) {
  if (!call.when.has("test")) return std::nullopt;
  return read_object(call.when, call.issues, "test", read_test);
}

/// The change, and the connections it leaves behind.
template <class Change>
Json change_and_after(const Change& change, const Connections& before) {
  Json json = change_json(change);
  Json after = Json::array();
  for (const Connection& connection : apply(before, change))
    after.push_back(object_of("id", connection.id.value(), "name", connection.name, "is_default",
                              connection.is_default));
  json["after"] = std::move(after);
  return json;
}

Answer ask_create_connection(Call& call) {
  const auto asked = connection_call(call);
  const auto id = call.when.text("id");
  auto name = call.when.field("name", parse_connection_name);
  const bool is_default = call.when.flag("is_default");
  auto test = test_under(call);
  const auto now = call.required_now();
  if (!asked || !id || !name || !now || !call.issues.empty()) return nothing;
  const NewConnection wanted{ConnectionId{*id}, *std::move(name), is_default, {}, std::move(test)};
  return answer(decide_create_connection(asked->facts(), asked->actor, wanted, *now),
                [&](const ConnectionCreated& change) {
                  return change_and_after(change, asked->connections);
                });
}

Answer ask_rename_connection(Call& call) {
  const auto asked = connection_call(call);
  const auto id = call.when.text("id");
  const auto name = call.when.field("name", parse_connection_name);
  if (!asked || !id || !name) return nothing;
  return answer(decide_rename_connection(asked->facts(), asked->actor, ConnectionId{*id}, *name),
                [&](const std::optional<ConnectionRenamed>& change) {
                  return change ? change_and_after(*change, asked->connections) : Json();
                });
}

Answer ask_reconnect(Call& call) {
  const auto asked = connection_call(call);
  const auto id = call.when.text("id");
  auto test = test_under(call);
  if (!asked || !id || !call.issues.empty()) return nothing;
  return answer(decide_reconnect(asked->facts(), asked->actor, ConnectionId{*id},
                                 NewCredentials{{}, std::move(test)}),
                [&](const ConnectionReconnected& change) {
                  return change_and_after(change, asked->connections);
                });
}

Answer ask_move_default(Call& call) {
  const auto asked = connection_call(call);
  const auto to = id_under(call.when, "to");
  if (!asked) return nothing;
  return answer(decide_move_default(asked->facts(), asked->actor, to),
                [&](const std::optional<DefaultMoved>& change) {
                  return change ? change_and_after(*change, asked->connections) : Json();
                });
}

Answer ask_delete_connection(Call& call) {
  const auto asked = connection_call(call);
  const auto id = call.when.text("id");
  DeleteConnection command{ConnectionId{id.value_or("")}};
  command.replacement = id_under(call.when, "replacement");
  command.typed_name = call.when.optional_text("typed_name").value_or("");
  const auto uses = call.when.integer("use_count");
  if (!asked || !id || !uses) return nothing;
  return answer(decide_delete_connection(asked->facts(), asked->actor, command, *uses),
                [&](const ConnectionDeleted& change) {
                  return change_and_after(change, asked->connections);
                });
}

template <class Changes>
void append_changes(Json& list, const Changes& changes) {
  for (const auto& change : changes) list.push_back(change_json(change));
}

Answer ask_pass_connections(Call& call) {
  const auto connections = read_connections(call.given, call.issues, "connections");
  const auto from = call.when.text("from");
  const auto to = call.when.optional_text("to");
  if (!connections || !from) return nothing;
  Json passed = Json::array();
  append_changes(passed, pass_connections(*connections, UserId{*from},
                                          to ? std::optional(UserId{*to}) : std::nullopt));
  return yes(std::move(passed));
}

Answer ask_plan_effects(Call& call) {
  const auto providers = catalogue(call, "providers", decode_any_providers);
  const auto plans = catalogue(call, "plans", decode_plans);
  const auto entitlements = plan_of(call, plans);
  const auto connections = read_connections(call.given, call.issues, "connections");
  const auto now = call.required_now();
  if (!providers || !entitlements || !connections || !now) return nothing;
  const PlanEffects effects =
      decide_plan_effects(*providers, *plans, *entitlements, *connections, *now);
  Json json = Json::array();
  append_changes(json, effects.suspended);
  append_changes(json, effects.resumed);
  return yes(std::move(json));
}

Answer ask_resolve(Call& call) {
  const auto asked = connection_call(call);
  const auto price = call.when.integer("price");
  ResolutionRequest request;
  request.named = id_under(call.when, "connection_id");
  request.own_keys_only = call.when.flag("own_keys_only");
  request.falls_back_to_managed = call.when.flag("falls_back_to_managed");
  if (!asked || !price) return nothing;
  request.price = Credits::of(*price).value_or(Credits());
  return answer(resolve(*asked->provider, asked->rights, asked->connections, request),
                receipt_json);
}

Answer ask_impact_of(Call& call) {
  const auto connection = read_object(call.given, call.issues, "connection", [&](Reader& reader) {
    return read_connection(reader, call.issues);
  });
  const auto uses = read_list(call.given, call.issues, "uses", read_use);
  if (!connection || !uses) return nothing;
  const auto text = encode_connection_impact(impact_of(*connection, *uses), {});
  Json json = *parse_object(text);
  json.erase("uses");
  return yes(std::move(json));
}

constexpr auto connection_rule_list = std::to_array<Rule>({
    {"decide_create_connection", ask_create_connection},
    {"decide_rename_connection", ask_rename_connection},
    {"decide_reconnect", ask_reconnect},
    {"decide_move_default", ask_move_default},
    {"decide_delete_connection", ask_delete_connection},
    {"pass_connections", ask_pass_connections},
    {"decide_plan_effects", ask_plan_effects},
    {"resolve", ask_resolve},
    {"impact_of", ask_impact_of},
});

}  // namespace

std::span<const Rule> connections_rules() {
  return connection_rule_list;
}

}  // namespace steward::codec
