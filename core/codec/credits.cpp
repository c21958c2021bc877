#include "core/codec/credits.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "core/base/rfc3339.hpp"
#include "core/codec/decode.hpp"
#include "core/codec/nested.hpp"

namespace steward {
namespace {

using codec::Json;
using codec::Reader;

Issue out_of_range(Code code, std::int64_t limit) {
  return Issue{code, {{ParamName::limit, limit}}};
}

constexpr std::int64_t usage_text_bytes_max = 200;

/// The product's own words for what it does: some text, and not a document.
Result<std::string, Issue> parse_usage_text(std::string_view text) {
  if (text.empty()) return Failure{Issue{Code::field_missing}};
  const auto size = static_cast<std::int64_t>(text.size());
  if (size > usage_text_bytes_max)
    return Failure{Issue{Code::name_too_long,
                         {{ParamName::actual, size}, {ParamName::limit, usage_text_bytes_max}}}};
  return std::string(text);
}

std::optional<Duration> read_validity(Reader& reader) {
  const auto seconds = reader.integer("expires_in_seconds");
  if (!seconds) return std::nullopt;
  const std::int64_t most = std::chrono::seconds(std::chrono::hours{24}).count();
  if (*seconds >= 1 && *seconds <= most) return std::chrono::seconds{*seconds};
  reader.add("expires_in_seconds", out_of_range(Code::hold_validity_out_of_range, most));
  return std::nullopt;
}

/// Nothing where it is absent; what is wrong is in the issues.
std::optional<std::int64_t> read_step(Reader& reader) {
  if (!reader.has("step")) return std::nullopt;
  const auto step = codec::read_credits(reader, "step", 1);
  return step ? std::optional(step->value()) : std::nullopt;
}

}  // namespace

Result<HoldOrder, Issues> decode_hold_order(std::string_view body) {
  return codec::decode(body, [](Reader& reader) -> std::optional<HoldOrder> {
    const auto amount = codec::read_credits(reader, "amount", 1);
    const auto action = reader.field("action", parse_usage_text);
    const auto connection_id = reader.optional_field("connection_id", parse_usage_text);
    const auto run_id = reader.optional_field("run_id", parse_usage_text);
    const auto step = read_step(reader);
    const auto validity = read_validity(reader);
    if (!amount || !action || !validity) return std::nullopt;
    return HoldOrder{*amount, *action, connection_id, run_id, step, *validity};
  });
}

Result<Credits, Issues> decode_hold_post(std::string_view body) {
  return codec::decode(body,
                       [](Reader& reader) { return codec::read_credits(reader, "amount", 1); });
}

std::string encode_hold(const Hold& hold, Timestamp now) {
  Json json = codec::hold_json(hold);
  json["state"] = name_of(state_of(hold, now));
  return codec::to_text(json);
}

std::string encode_credits_overview(const CreditsOverview& overview, Timestamp now) {
  std::vector<CreditGrant> grants = overview.account.grants;
  std::sort(grants.begin(), grants.end(), burns_before);
  Json list = Json::array();
  for (const CreditGrant& grant : grants) list.push_back(codec::grant_json(grant));
  const CreditPeriod& period = overview.period;
  return codec::to_text({{"available", available_of(overview.account, now).value()},
                         {"balance", balance_of(overview.account, now).value()},
                         {"held", held_of(overview.account).value()},
                         {"grants", std::move(list)},
                         {"period",
                          {{"start", to_rfc3339(period.start)},
                           {"end", to_rfc3339(period.end)},
                           {"granted", period.granted.value()},
                           {"rolled_over", period.rolled_over.value()},
                           {"cap", period.cap.value()},
                           {"used", period.used.value()}}},
                         {"forecast", codec::forecast_json(overview.forecast)},
                         {"alerts", overview.alerts_sent_percent}});
}

std::string encode_entry_page(std::span<const LedgerEntry> entries,
                              const std::optional<std::string>& next_cursor) {
  Json items = Json::array();
  for (const LedgerEntry& entry : entries) items.push_back(codec::entry_json(entry));
  Json json{{"items", std::move(items)}};
  if (next_cursor) json["next_cursor"] = *next_cursor;
  return codec::to_text(json);
}

Result<CreditBudgets, Issues> decode_credit_budgets(std::string_view body) {
  const auto json = codec::parse_object(body);
  if (!json) return Failure{Issues{json.error()}};
  Issues issues;
  Reader reader(*json, issues);
  CreditBudgets budgets;
  if (reader.has("workspace")) budgets.workspace = codec::read_credits(reader, "workspace", 1);
  std::set<std::string> seen;
  codec::for_each_object(reader, issues, "members", [&](Reader& member) {
    const auto id = member.text("user_id");
    const auto limit = codec::read_credits(member, "credits", 1);
    if (id && !seen.insert(*id).second) member.add("user_id", Issue{Code::field_repeated});
    if (id && limit) budgets.members.push_back({UserId{*id}, *limit});
  });
  const auto count = static_cast<std::int64_t>(budgets.members.size());
  if (budgets.members.size() > member_budgets_max)
    reader.add("members", Issue{Code::members_per_call_too_many,
                                {{ParamName::actual, count},
                                 {ParamName::limit, std::int64_t{member_budgets_max}}}});
  reader.finish();
  if (!issues.empty()) return Failure{std::move(issues)};
  return budgets;
}

std::string encode_credit_budgets(const CreditBudgets& budgets) {
  Json members = Json::array();
  for (const CreditBudgets::OfMember& member : budgets.members)
    members.push_back({{"user_id", member.member.value()}, {"credits", member.limit.value()}});
  Json json{{"members", std::move(members)}};
  if (budgets.workspace) json["workspace"] = budgets.workspace->value();
  return codec::to_text(json);
}

}  // namespace steward
