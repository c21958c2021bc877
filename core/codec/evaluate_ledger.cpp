#include <array>
#include <utility>

#include "core/codec/credits.hpp"
#include "core/codec/nested.hpp"
#include "core/codec/rules.hpp"
#include "core/credits/alert.hpp"
#include "core/credits/replay.hpp"
#include "core/plans/catalogue.hpp"

namespace steward::codec {
namespace {

std::optional<RenewalFacts> renewal_under(Call& call) {
  if (!call.given.has("renewal")) return std::nullopt;
  return read_object(
      call.given, call.issues, "renewal", [](Reader& reader) -> std::optional<RenewalFacts> {
        const auto anchor = reader.time("anchor_at");
        const auto next_months = reader.integer("next_months");
        const auto period = reader.field("period", parse_named<period_named>);
        const auto granted = read_credits(reader, "granted", 1);
        const auto limit = read_credits(reader, "monthly_limit", 1);
        if (!anchor || !next_months || !period || !granted || !limit) return std::nullopt;
        if (*next_months < 0 || *next_months > 100'000) {
          reader.add("next_months", Issue{Code::amount_out_of_range});
          return std::nullopt;
        }
        return RenewalFacts{*anchor, *next_months, months_of(*period), *granted, *limit};
      });
}

Answer ask_forecast(Call& call) {
  const auto account = read_account(call.given, call.issues, "account");
  const auto renewal = renewal_under(call);
  const auto daily_use = read_credits(call.when, "daily_use", 0);
  const auto until = call.when.time("until");
  const auto now = call.required_now();
  if (!account || !daily_use || !until || !now) return nothing;
  return yes(forecast_json(forecast(*account, renewal, *daily_use, *now, *until)));
}

Answer ask_replay(Call& call) {
  const auto entries = read_entries(call.given, call.issues, "entries");
  const auto until = call.when.time("until");
  if (!entries || !until) return nothing;
  const ReplayedLedger replayed = replay(*entries, *until);
  Json grants = Json::array();
  for (const GrantBalance& grant : replayed.grants)
    grants.push_back({{"grant_id", grant.grant.value()}, {"balance", grant.balance.value()}});
  return yes({{"balance", replayed.balance.value()},
              {"entry_count", replayed.entry_count},
              {"grants", std::move(grants)}});
}

Answer ask_verify_ledger(Call& call) {
  const auto entries = read_entries(call.given, call.issues, "entries");
  if (!entries) return nothing;
  std::vector<GrantBalance> grants;
  return answer(verify_ledger({}, *entries, grants), [](const LedgerHead& head) {
    return Json{{"position", head.position}, {"balance", head.balance.value()}};
  });
}

Answer ask_explain(Call& call) {
  const auto entries = read_entries(call.given, call.issues, "entries");
  if (!entries) return nothing;
  Json json = Json::array();
  for (const LedgerEntry& entry : *entries) json.push_back(explain(entry));
  return yes(std::move(json));
}

std::vector<std::int64_t> numbers(Reader& reader, std::string_view name) {
  std::vector<std::int64_t> values;
  const Json* const list = reader.array(name);
  for (std::size_t i = 0; list != nullptr && i < list->size(); ++i)
    if (const auto* number = (*list)[i].get_ptr<const std::int64_t*>()) values.push_back(*number);
  return values;
}

Answer ask_due_alerts(Call& call) {
  const auto thresholds = numbers(call.given, "thresholds");
  const auto sent = numbers(call.given, "sent");
  const auto allowance = read_credits(call.when, "allowance", 0);
  const auto used = read_credits(call.when, "used", 0);
  if (!allowance || !used) return nothing;
  return yes(due_alerts(thresholds, *allowance, *used, sent));
}

constexpr auto ledger_table = std::to_array<Rule>({
    {"forecast", ask_forecast},
    {"replay", ask_replay},
    {"verify_ledger", ask_verify_ledger},
    {"explain_entries", ask_explain},
    {"due_alerts", ask_due_alerts},
});

}  // namespace

std::span<const Rule> ledger_rules() {
  return ledger_table;
}

}  // namespace steward::codec
