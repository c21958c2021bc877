#include <utility>

#include "core/codec/credits.hpp"
#include "core/codec/nested.hpp"

namespace steward::codec {
namespace {

std::optional<Credits> left_or_none(Reader& reader, std::string_view name) {
  if (!reader.has(name)) return Credits();
  return read_credits(reader, name, 0);
}

std::optional<CreditGrant> grant_of(Reader& reader) {
  const auto id = reader.text("id");
  const auto kind = reader.field("kind", parse_named<grant_kind_named>);
  const auto amount = read_credits(reader, "amount", 1);
  const auto effective_at = reader.time("effective_at");
  const auto expires_at = reader.optional_time("expires_at");
  const auto created_at = reader.time("created_at");
  const auto left = read_credits(reader, "left", 0);
  const auto held = left_or_none(reader, "held");
  const auto voided_at = reader.optional_time("voided_at");
  const auto priority = reader.has("priority") ? reader.integer("priority") : std::int64_t{0};
  const bool is_promotional = reader.flag("is_promotional");
  if (!id || !kind || !amount || !effective_at || !created_at || !left || !held || !priority)
    return std::nullopt;
  return CreditGrant{CreditGrantId{*id}, *kind,      *priority,   is_promotional, *amount,
                     *effective_at,      expires_at, *created_at, *left,          *held,
                     voided_at};
}

std::optional<Usage> usage_of(Reader& reader) {
  const auto actor_kind = reader.text("actor_kind");
  const auto actor_id = reader.text("actor_id");
  const auto action = reader.text("action");
  const auto connection_id = reader.optional_text("connection_id");
  const auto run_id = reader.optional_text("run_id");
  const auto step = reader.has("step") ? reader.integer("step") : std::nullopt;
  if (!actor_kind || !actor_id || !action) return std::nullopt;
  return Usage{*actor_kind, *actor_id, *action, connection_id, run_id, step};
}

std::optional<GrantAmount> part_of(Reader& reader) {
  const auto grant = reader.text("grant_id");
  const auto amount = read_credits(reader, "amount", 1);
  if (!grant || !amount) return std::nullopt;
  return GrantAmount{CreditGrantId{*grant}, *amount};
}

std::optional<Hold> hold_of(Reader& reader, Issues& issues) {
  const auto id = reader.text("id");
  const auto amount = read_credits(reader, "amount", 1);
  const auto usage = usage_of(reader);
  const auto created_at = reader.time("created_at");
  const auto expires_at = reader.time("expires_at");
  auto parts = read_list(reader, issues, "parts", part_of);
  const auto state = reader.has("state") ? reader.field("state", parse_named<hold_state_named>)
                                         : std::optional(HoldState::pending);
  const auto posted = left_or_none(reader, "posted");
  const auto settled_at = reader.optional_time("settled_at");
  if (!id || !amount || !usage || !created_at || !expires_at || !parts || !state || !posted)
    return std::nullopt;
  return Hold{HoldId{*id},       *amount, *usage,  *created_at, *expires_at,
              std::move(*parts), *state,  *posted, settled_at};
}

std::optional<LedgerEntry> entry_of(Reader& reader) {
  const auto position = reader.integer("position");
  const auto kind = reader.field("kind", parse_named<entry_kind_named>);
  const auto grant = reader.text("grant_id");
  const auto grant_kind = reader.field("grant_kind", parse_named<grant_kind_named>);
  const auto amount = read_credits(reader, "amount", -Credits::value_max);
  const auto occurred_at = reader.time("occurred_at");
  const auto balance = read_credits(reader, "balance_after", -Credits::value_max);
  const auto hold = reader.optional_text("hold_id");
  (void)reader.optional_text("explanation");  // follows from the rest
  std::optional<Usage> usage;
  if (reader.has("action")) usage = usage_of(reader);
  if (!position || !kind || !grant || !grant_kind || !amount || !occurred_at || !balance)
    return std::nullopt;
  return LedgerEntry{*position,
                     *kind,
                     CreditGrantId{*grant},
                     *grant_kind,
                     *amount,
                     *occurred_at,
                     *balance,
                     hold ? std::optional(HoldId{*hold}) : std::nullopt,
                     std::move(usage)};
}

}  // namespace

std::optional<Credits> read_credits(Reader& reader, std::string_view name, std::int64_t least) {
  const auto value = reader.integer(name);
  if (!value) return std::nullopt;
  const auto credits = Credits::of(*value);
  if (credits && *value >= least) return credits;
  reader.add(name, Issue{Code::amount_out_of_range, {{ParamName::limit, Credits::value_max}}});
  return std::nullopt;
}

std::optional<CreditAccount> read_account(Reader& reader, Issues& issues, std::string_view name) {
  auto account = read_object(reader, issues, name, [&](Reader& inner) {
    std::optional<CreditAccount> read;
    auto grants = read_list(inner, issues, "grants", grant_of);
    auto holds = inner.has("due_holds")
                     ? read_list(inner, issues, "due_holds",
                                 [&](Reader& hold) { return hold_of(hold, issues); })
                     : std::optional(std::vector<Hold>());
    if (grants && holds) read = CreditAccount{std::move(*grants), std::move(*holds)};
    return read;
  });
  if (!account || is_sound(*account)) return account;
  reader.add(name, Issue{Code::field_value_unknown});
  return std::nullopt;
}

std::optional<Hold> read_hold(Reader& reader, Issues& issues, std::string_view name) {
  return read_object(reader, issues, name, [&](Reader& hold) { return hold_of(hold, issues); });
}

std::optional<std::vector<LedgerEntry>> read_entries(Reader& reader, Issues& issues,
                                                     std::string_view name) {
  return read_list(reader, issues, name, entry_of);
}

}  // namespace steward::codec
