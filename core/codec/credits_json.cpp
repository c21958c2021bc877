#include <utility>

#include "core/base/rfc3339.hpp"
#include "core/codec/credits.hpp"
#include "core/codec/json.hpp"

namespace steward::codec {
namespace {

void add_usage(Json& json, const Usage& usage) {
  json["actor_kind"] = usage.actor_kind;
  json["actor_id"] = usage.actor_id;
  json["action"] = usage.action;
  if (usage.connection_id) json["connection_id"] = *usage.connection_id;
  if (usage.run_id) json["run_id"] = *usage.run_id;
  if (usage.step) json["step"] = *usage.step;
}

Json parts_json(const std::vector<GrantAmount>& parts) {
  Json json = Json::array();
  for (const GrantAmount& part : parts)
    json.push_back({{"grant_id", part.grant.value()}, {"amount", part.amount.value()}});
  return json;
}

Json lapses_json(const std::vector<GrantLapse>& lapses) {
  Json list = Json::array();
  for (const GrantLapse& lapse : lapses) {
    Json json{{"amount", lapse.amount.value()},
              {"reason", name_of(lapse.reason)},
              {"at", to_rfc3339(lapse.at)}};
    if (!lapse.grant.value().empty()) json["grant_id"] = lapse.grant.value();
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace

Json grant_json(const CreditGrant& grant) {
  Json json{{"id", grant.id.value()},
            {"kind", name_of(grant.kind)},
            {"is_promotional", grant.is_promotional},
            {"amount", grant.amount.value()},
            {"effective_at", to_rfc3339(grant.effective_at)},
            {"created_at", to_rfc3339(grant.created_at)},
            {"left", grant.left.value()},
            {"held", grant.held.value()}};
  if (grant.priority != 0) json["priority"] = grant.priority;
  if (grant.expires_at) json["expires_at"] = to_rfc3339(*grant.expires_at);
  if (grant.voided_at) json["voided_at"] = to_rfc3339(*grant.voided_at);
  return json;
}

Json hold_json(const Hold& hold) {
  Json json{{"id", hold.id.value()},
            {"amount", hold.amount.value()},
            {"state", name_of(hold.state)},
            {"posted", hold.posted.value()},
            {"created_at", to_rfc3339(hold.created_at)},
            {"expires_at", to_rfc3339(hold.expires_at)},
            {"parts", parts_json(hold.parts)}};
  if (hold.settled_at) json["settled_at"] = to_rfc3339(*hold.settled_at);
  add_usage(json, hold.usage);
  return json;
}

Json entry_json(const LedgerEntry& entry) {
  Json json{{"position", entry.position},
            {"kind", name_of(entry.kind)},
            {"grant_id", entry.grant.value()},
            {"grant_kind", name_of(entry.grant_kind)},
            {"amount", entry.amount.value()},
            {"occurred_at", to_rfc3339(entry.occurred_at)},
            {"balance_after", entry.balance_after.value()},
            {"explanation", explain(entry)}};
  if (entry.hold) json["hold_id"] = entry.hold->value();
  if (entry.usage) add_usage(json, *entry.usage);
  return json;
}

Json entries_json(const std::vector<LedgerEntry>& entries) {
  Json json = Json::array();
  for (const LedgerEntry& entry : entries) json.push_back(entry_json(entry));
  return json;
}

Json forecast_json(const CreditForecast& forecast) {
  Json json{{"lapses", lapses_json(forecast.lapses)}};
  if (forecast.runs_out_at) json["runs_out_at"] = to_rfc3339(*forecast.runs_out_at);
  return json;
}

Json account_json(const CreditAccount& account) {
  Json grants = Json::array();
  for (const CreditGrant& grant : account.grants) grants.push_back(grant_json(grant));
  Json json{{"grants", std::move(grants)}};
  if (account.due_holds.empty()) return json;
  Json& holds = json["due_holds"] = Json::array();
  for (const Hold& hold : account.due_holds) holds.push_back(hold_json(hold));
  return json;
}

Json change_json(const CreditsReserved& change) {
  return {{"change", "credits_reserved"}, {"hold", hold_json(change.hold)}};
}
Json change_json(const CreditsConsumed& change) {
  return {{"change", "credits_consumed"},
          {"hold", hold_json(change.hold)},
          {"debits", parts_json(change.debits)},
          {"returned", parts_json(change.returned)},
          {"lapsed", parts_json(change.lapsed)}};
}
Json change_json(const HoldReleased& change) {
  return {{"change", "hold_released"},
          {"hold", hold_json(change.hold)},
          {"returned", parts_json(change.returned)},
          {"lapsed", parts_json(change.lapsed)}};
}
Json change_json(const CreditsGranted& change) {
  return {{"change", "credits_granted"}, {"grant", grant_json(change.grant)}};
}
Json change_json(const GrantsLapsed& change) {
  return {{"change", "grants_lapsed"}, {"lapses", lapses_json(change.lapses)}};
}
Json change_json(const CreditsRenewed& change) {
  return {{"change", "credits_renewed"},
          {"trims", lapses_json(change.trims)},
          {"grant", grant_json(change.grant)}};
}
Json change_json(const GrantVoided& change) {
  return {{"change", "grant_voided"},
          {"grant_id", change.grant.value()},
          {"amount", change.amount.value()},
          {"at", to_rfc3339(change.at)}};
}

}  // namespace steward::codec
