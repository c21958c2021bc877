#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/codec/json_fwd.hpp"
#include "core/credits/forecast.hpp"
#include "core/credits/ledger.hpp"
#include "core/error/issue.hpp"

namespace steward {

/// `{amount, action, connection_id?, run_id?, step?, expires_in_seconds}`: 1 ≤ amount
/// (`amount_out_of_range`), 1 … 86,400 seconds (`hold_validity_out_of_range`), 1 ≤ step. Who asks
/// is not the body's to say: the shell fills in id and actor.
struct HoldOrder {
  Credits amount;
  std::string action;
  std::optional<std::string> connection_id;
  std::optional<std::string> run_id;
  std::optional<std::int64_t> step;
  Duration validity;
};
[[nodiscard]] Result<HoldOrder, Issues> decode_hold_order(std::string_view body);
/// `{amount}`, 1 … 2^53 − 1.
[[nodiscard]] Result<Credits, Issues> decode_hold_post(std::string_view body);
/// `{id, amount, state, posted, action, actor_kind, actor_id, connection_id?, run_id?, step?,
/// created_at, expires_at, settled_at?, parts: [{grant_id, amount}]}`
[[nodiscard]] std::string encode_hold(const Hold& hold, Timestamp now);

/// What the page's meter shows of the running period.
struct CreditPeriod {
  Timestamp start;
  Timestamp end;
  Credits granted;      ///< by the plan, for this period
  Credits rolled_over;  ///< plan credits left when it began
  Credits cap;          ///< 2 × the monthly limit
  Credits used;         ///< posted in it
};
struct CreditsOverview {
  CreditAccount account;
  CreditPeriod period;
  CreditForecast forecast;
  std::vector<std::int64_t> alerts_sent_percent;
};
/// `{available, balance, held, grants: [{id, kind, is_promotional, amount, left, held,
/// effective_at, expires_at?}], period: {start, end, granted, rolled_over, cap, used}, forecast:
/// {lapses: [{at, amount, grant_id, reason}], runs_out_at?}, alerts: [percent]}`; grants in burn
/// order.
[[nodiscard]] std::string encode_credits_overview(const CreditsOverview& overview, Timestamp now);

/// `{items: [entry], next_cursor?}`; an entry is `{position, kind, grant_id, grant_kind, amount,
/// occurred_at, balance_after, explanation, hold_id?, action?, actor_kind?, actor_id?,
/// connection_id?, run_id?, step?}`.
[[nodiscard]] std::string encode_entry_page(std::span<const LedgerEntry> entries,
                                            const std::optional<std::string>& next_cursor);

/// `{workspace?: credits, members: [{user_id, credits}]}`, 1 … 2^53 − 1 each, no member twice
/// (`field_repeated`); who is absent has no budget. PUT replaces all of it.
struct CreditBudgets {
  std::optional<Credits> workspace{};
  struct OfMember {
    UserId member;
    Credits limit;
    friend bool operator==(const OfMember&, const OfMember&) = default;
  };
  std::vector<OfMember> members{};
  friend bool operator==(const CreditBudgets&, const CreditBudgets&) = default;
};
inline constexpr std::size_t member_budgets_max = 1000;
[[nodiscard]] Result<CreditBudgets, Issues> decode_credit_budgets(std::string_view body);
[[nodiscard]] std::string encode_credit_budgets(const CreditBudgets& budgets);

}  // namespace steward

namespace steward::codec {

class Reader;

[[nodiscard]] Json grant_json(const CreditGrant& grant);
[[nodiscard]] Json hold_json(const Hold& hold);
[[nodiscard]] Json entry_json(const LedgerEntry& entry);
[[nodiscard]] Json entries_json(const std::vector<LedgerEntry>& entries);
[[nodiscard]] Json forecast_json(const CreditForecast& forecast);
/// `{grants: [grant], due_holds?: [hold]}`, as account_json writes it; `field_value_unknown` where
/// an invariant is broken (is_sound).
[[nodiscard]] Json account_json(const CreditAccount& account);
[[nodiscard]] std::optional<CreditAccount> read_account(Reader& reader, Issues& issues,
                                                        std::string_view name);
[[nodiscard]] std::optional<Hold> read_hold(Reader& reader, Issues& issues, std::string_view name);
[[nodiscard]] std::optional<std::vector<LedgerEntry>> read_entries(Reader& reader, Issues& issues,
                                                                   std::string_view name);
/// A whole number of credits within `least` … 2^53 − 1. Fails: `amount_out_of_range` (param limit).
[[nodiscard]] std::optional<Credits> read_credits(Reader& reader, std::string_view name,
                                                  std::int64_t least);

// Each change with its name: `{change: "credits_consumed", …}`.
[[nodiscard]] Json change_json(const CreditsReserved& change);
[[nodiscard]] Json change_json(const CreditsConsumed& change);
[[nodiscard]] Json change_json(const HoldReleased& change);
[[nodiscard]] Json change_json(const CreditsGranted& change);
[[nodiscard]] Json change_json(const GrantsLapsed& change);
[[nodiscard]] Json change_json(const CreditsRenewed& change);
[[nodiscard]] Json change_json(const GrantVoided& change);

}  // namespace steward::codec
