#include <array>
#include <utility>

#include "core/codec/credits.hpp"
#include "core/codec/nested.hpp"
#include "core/codec/plans.hpp"
#include "core/codec/rules.hpp"

namespace steward::codec {
namespace {

/// A change with the entries it writes, behind a ledger that sums up to the account.
template <class Change>
Json with_entries(const Change& change, const CreditAccount& account) {
  Json json = change_json(change);
  json["entries"] = entries_json(entries_of(change, account, {0, recorded_balance_of(account)}));
  return json;
}

Json balances_json(const CreditAccount& account, Timestamp now) {
  return {{"balance", balance_of(account, now).value()},
          {"held", held_of(account).value()},
          {"available", available_of(account, now).value()},
          {"plan_credits", plan_credits_of(account, now).value()}};
}

std::optional<Budget> budget_under(Call& call, std::string_view name) {
  if (!call.given.has(name)) return std::nullopt;
  return read_object(call.given, call.issues, name, [](Reader& reader) -> std::optional<Budget> {
    const auto limit = read_credits(reader, "limit", 0);
    const auto used = read_credits(reader, "used", 0);
    if (!limit || !used) return std::nullopt;
    return Budget{*limit, *used};
  });
}

/// The refusal with what would unlock it, where the call says on which plan and in which role.
Rejection unlocked(Call& call, Rejection rejection) {
  if (!call.given.has("plans")) return rejection;
  const auto plans = catalogue(call, "plans", decode_plans);
  const auto roles = catalogue(call, "roles", decode_roles);
  const auto choice = read_choice(call.given, call.issues, "choice");
  const auto role = call.when.text("role");
  if (!plans || !roles || !choice || !role) return rejection;
  return with_unlock(std::move(rejection), *plans, *choice, *roles, *role);
}

Answer ask_balance_of(Call& call) {
  const auto account = read_account(call.given, call.issues, "account");
  const auto now = call.required_now();
  if (!account || !now) return nothing;
  return yes(balances_json(*account, *now));
}

Answer ask_decide_reserve(Call& call) {
  const auto account = read_account(call.given, call.issues, "account");
  const auto member = budget_under(call, "member_budget");
  const auto workspace = budget_under(call, "workspace_budget");
  const auto id = call.when.text("id");
  const auto amount = read_credits(call.when, "amount", 1);
  const auto action = call.when.text("action");
  const auto expires_at = call.when.time("expires_at");
  const auto now = call.required_now();
  if (!account || !id || !amount || !action || !expires_at || !now) return nothing;
  const HoldRequest request{HoldId{*id}, *amount, {"user", "usr_ada", *action}, *expires_at};
  const auto decided = decide_reserve(*account, request, {member, workspace}, *now);
  if (!decided) return no(unlocked(call, decided.error()));
  Json json = change_json(*decided);
  json["after"] = balances_json(apply(*account, *decided), *now);
  return yes(std::move(json));
}

template <class Change>
Answer settled_hold(const Result<Change, Rejection>& decided, const CreditAccount& account,
                    Timestamp now) {
  return answer(decided, [&](const Change& change) {
    Json json = with_entries(change, account);
    json["after"] = balances_json(apply(account, change), now);
    return json;
  });
}

Answer ask_decide_post(Call& call) {
  const auto account = read_account(call.given, call.issues, "account");
  const auto hold = read_hold(call.given, call.issues, "hold");
  const auto amount = read_credits(call.when, "amount", 1);
  const auto now = call.required_now();
  if (!account || !hold || !amount || !now) return nothing;
  return settled_hold(decide_post(*account, *hold, *amount, *now), *account, *now);
}

Answer ask_decide_release(Call& call) {
  const auto account = read_account(call.given, call.issues, "account");
  const auto hold = read_hold(call.given, call.issues, "hold");
  const auto now = call.required_now();
  if (!account || !hold || !now) return nothing;
  return settled_hold(decide_release(*account, *hold, *now), *account, *now);
}

Answer ask_expire_holds(Call& call) {
  const auto account = read_account(call.given, call.issues, "account");
  const auto now = call.required_now();
  if (!account || !now) return nothing;
  return yes(changes_json(expire_holds(*account, *now),
                          [](const auto& change) { return change_json(change); }));
}

Answer ask_settle_grants(Call& call) {
  const auto account = read_account(call.given, call.issues, "account");
  const auto now = call.required_now();
  if (!account || !now) return nothing;
  return yes(with_entries(settle_grants(*account, *now), *account));
}

Answer ask_renew(Call& call) {
  const auto account = read_account(call.given, call.issues, "account");
  const auto granted = read_credits(call.when, "granted", 1);
  const auto limit = read_credits(call.when, "monthly_limit", 1);
  const auto expires_at = call.when.optional_time("expires_at");
  const auto now = call.required_now();
  if (!account || !granted || !limit || !now) return nothing;
  const CreditGrant grant = new_plan_grant(CreditGrantId{"grt_new"}, *granted, expires_at, *now);
  const CreditsRenewed change = renew(*account, grant, *limit, *now);
  Json json = with_entries(change, *account);
  json["after"] = balances_json(apply(*account, change), *now);
  return yes(std::move(json));
}

Answer ask_new_grant(Call& call) {
  const auto kind = call.when.field("kind", parse_named<grant_kind_named>);
  const auto amount = read_credits(call.when, "amount", 1);
  const auto ends_at = call.when.optional_time("ends_at");
  const auto months = call.when.has("months") ? call.when.integer("months") : std::int64_t{12};
  const auto account = call.given.has("account") ? read_account(call.given, call.issues, "account")
                                                 : std::optional(CreditAccount{});
  const auto now = call.required_now();
  if (!kind || !amount || !account || !months || *months < 1 || *months > 120 || !now)
    return nothing;
  const CreditGrantId id{"grt_new"};
  const auto made = [&] {
    switch (*kind) {
      case GrantKind::plan:
        return new_plan_grant(id, *amount, ends_at, *now);
      case GrantKind::trial:
        return new_trial_grant(id, *amount, ends_at.value_or(*now), *now);
      case GrantKind::top_up:
        return new_top_up_grant(id, *amount, *months, *now);
      case GrantKind::bonus:
        break;
    }
    return new_bonus_grant(id, *amount, *months, *now);
  };
  return answer(decide_grant(*account, made()),
                [&](const CreditsGranted& change) { return with_entries(change, *account); });
}

Answer ask_void_grant(Call& call) {
  const auto account = read_account(call.given, call.issues, "account");
  const auto id = call.when.text("grant_id");
  const auto now = call.required_now();
  if (!account || !id || !now) return nothing;
  const CreditGrant* const grant = find_grant(*account, CreditGrantId{*id});
  if (grant == nullptr) {
    call.when.add("grant_id", Issue{Code::field_value_unknown});
    return nothing;
  }
  const GrantVoided change = void_grant(*grant, *now);
  Json json = with_entries(change, *account);
  json["after"] = balances_json(apply(*account, change), *now);
  return yes(std::move(json));
}

Answer ask_hold_state(Call& call) {
  const auto hold = read_hold(call.given, call.issues, "hold");
  const auto now = call.required_now();
  if (!hold || !now) return nothing;
  return yes(name_of(state_of(*hold, *now)));
}

constexpr auto credits_table = std::to_array<Rule>({
    {"balance_of", ask_balance_of},
    {"new_grant", ask_new_grant},
    {"decide_reserve", ask_decide_reserve},
    {"decide_post", ask_decide_post},
    {"decide_release", ask_decide_release},
    {"hold_state", ask_hold_state},
    {"expire_holds", ask_expire_holds},
    {"settle_grants", ask_settle_grants},
    {"renew", ask_renew},
    {"void_grant", ask_void_grant},
});

}  // namespace

std::span<const Rule> credits_rules() {
  return credits_table;
}

}  // namespace steward::codec
