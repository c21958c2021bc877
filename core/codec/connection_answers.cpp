#include "core/codec/connection_answers.hpp"

#include <algorithm>
#include <utility>

#include "core/codec/catalogue_reader.hpp"
#include "core/codec/connections.hpp"
#include "core/codec/nested.hpp"
#include "core/codec/problem.hpp"
#include "core/codec/rules.hpp"
#include "core/codec/runs.hpp"

namespace steward {
namespace {

using codec::Answer;
using codec::Json;
using codec::Reader;

/// What the plan allows, told by the names of its features.
ProviderRights rights_by(const ProviderCatalogue& catalogue, const Provider& provider,
                         const std::vector<std::string>& features) {
  const auto allowed = [&](const std::string& feature) -> Authorization {
    if (feature.empty() || std::find(features.begin(), features.end(), feature) != features.end())
      return Granted{};
    return Failure{Rejection{Code::plan_insufficient, {{ParamName::feature, feature}}}};
  };
  return {allowed(provider.feature), allowed(own_feature_of(catalogue, provider))};
}

Json move_json(const RunMove& move) {
  Json commands = Json::array();
  for (const Command& command : move.commands) commands.push_back(codec::command_json(command));
  return codec::object_of("state", codec::run_state_json(move.state), "commands",
                          std::move(commands));
}

}  // namespace

std::string answer_resolution(const ProviderCatalogue& catalogue, std::string_view body) {
  return codec::answer_to(body, [&](Reader& reader, Issues& issues) -> Answer {
    const auto id = reader.text("provider");
    const auto features = codec::read_texts(reader, issues, "features");
    const auto connections = codec::read_connections(reader, issues, "connections");
    const auto named = reader.optional_text("connection_id");
    const auto price = reader.integer("price");
    ResolutionRequest request;
    request.own_keys_only = reader.flag("own_keys_only");
    request.falls_back_to_managed = reader.flag("falls_back_to_managed");
    if (!id || !connections || !price) return std::nullopt;
    const Provider* const provider = provider_with(catalogue, *id);
    const auto credits = Credits::of(*price);
    if (provider == nullptr) reader.add("provider", Issue{Code::provider_unknown});
    if (!credits) reader.add("price", Issue{Code::amount_out_of_range});
    if (provider == nullptr || !credits) return std::nullopt;
    request.price = *credits;
    if (named) request.named = ConnectionId{*named};
    return codec::answer(
        resolve(*provider, rights_by(catalogue, *provider, features), *connections, request),
        codec::receipt_json);
  });
}

std::string answer_move(std::string_view body) {
  return codec::answer_to(body, [](Reader& reader, Issues& issues) -> Answer {
    const auto waterfall = codec::read_object(reader, issues, "waterfall", [&](Reader& inner) {
      return codec::read_waterfall(inner, issues);
    });
    if (!reader.has("state")) {
      if (!waterfall) return std::nullopt;
      return codec::yes(move_json(begin_run(*waterfall)));
    }
    auto state = codec::read_object(reader, issues, "state", [&](Reader& inner) {
      return codec::read_run_state(inner, issues);
    });
    const auto event = codec::read_object(
        reader, issues, "event", [&](Reader& inner) { return codec::read_event(inner, issues); });
    const auto now = reader.time("now");
    if (!waterfall || !state || !event || !now) return std::nullopt;
    return codec::answer(next_move(*waterfall, *std::move(state), *event, *now), move_json);
  });
}

std::string answer_health(std::string_view body) {
  return codec::answer_to(body, [](Reader& reader, Issues& issues) -> Answer {
    const auto connection = codec::read_object(reader, issues, "connection", [&](Reader& inner) {
      return codec::read_connection(inner, issues);
    });
    const auto now = reader.time("now");
    if (!connection || !now) return std::nullopt;
    const Health health = health_of(*connection, *now);
    return codec::yes(codec::object_of("health", name_of(health), "needs_attention",
                                       needs_attention(health), "is_usable",
                                       is_usable(connection->health.credential)));
  });
}

}  // namespace steward
