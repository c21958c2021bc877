#include <limits>
#include <utility>

#include "core/codec/billing.hpp"
#include "core/codec/credits.hpp"
#include "core/codec/nested.hpp"
#include "core/codec/plans.hpp"

namespace steward {
namespace codec {
namespace {

/// Sums of prices stay far from the edge of 64 bits, and exact in JavaScript.
std::optional<std::int64_t> minor(Reader& reader, std::string_view name) {
  const auto value = reader.integer(name);
  if (!value || (*value <= Credits::value_max && *value >= -Credits::value_max)) return value;
  reader.add(name, Issue{Code::amount_out_of_range, {{ParamName::limit, Credits::value_max}}});
  return std::nullopt;
}

struct Count {
  std::string_view name;
  std::int64_t most;
};
std::optional<std::int64_t> count_of(Reader& reader, Count count) {
  const auto value = reader.integer(count.name);
  if (!value || (*value >= 0 && *value <= count.most)) return value;
  reader.add(count.name, Issue{Code::amount_out_of_range, {{ParamName::limit, count.most}}});
  return std::nullopt;
}
// Some thousand years: whatever is added to a date stays one.
constexpr std::int64_t anchor_months_max = 12 * 8000;

std::optional<TimeSpan> time_of(Reader& reader) {
  const auto from = reader.time("from");
  const auto to = reader.time("to");
  if (!from || !to) return std::nullopt;
  return TimeSpan{*from, *to};
}

std::optional<Trial> trial_of(Reader& reader) {
  const auto started_at = reader.time("started_at");
  const auto ends_at = reader.time("ends_at");
  if (!started_at || !ends_at) return std::nullopt;
  return Trial{*started_at, *ends_at};
}

std::optional<QuoteLine> line_of(Reader& reader, Issues& issues) {
  const auto kind = reader.field("kind", parse_named<line_kind_named>);
  const auto amount = minor(reader, "amount_minor");
  QuoteLine line{LineKind::tax, amount.value_or(0)};
  if (reader.has("choice")) line.choice = read_choice(reader, issues, "choice");
  if (reader.has("from") || reader.has("to")) line.time = time_of(reader);
  if (!kind || !amount) return std::nullopt;
  line.kind = *kind;
  return line;
}

std::optional<Charge> charge_of(Reader& reader, Issues& issues) {
  auto lines =
      read_list(reader, issues, "lines", [&](Reader& line) { return line_of(line, issues); });
  const auto subtotal = minor(reader, "subtotal_minor");
  const auto tax = minor(reader, "tax_minor");
  const auto due = minor(reader, "due_minor");
  if (!lines || !subtotal || !tax || !due) return std::nullopt;
  return Charge{std::move(*lines), *subtotal, *tax, *due};
}

std::optional<std::vector<std::string>> texts(Reader& reader, std::string_view name) {
  const Json* const list = reader.array(name);
  if (list == nullptr) return std::nullopt;
  std::vector<std::string> values;
  for (const Json& item : *list) {
    const auto* const text = item.get_ptr<const std::string*>();
    if (text == nullptr) {
      reader.add(name, Issue{Code::field_type_wrong, {{ParamName::expected, "text"}}});
      return std::nullopt;
    }
    values.push_back(*text);
  }
  return values;
}

std::optional<LimitChange> limit_of(Reader& reader) {
  const auto limit = reader.text("limit");
  LimitChange change;
  if (reader.has("from")) change.from = reader.integer("from");
  if (reader.has("to")) change.to = reader.integer("to");
  if (!limit) return std::nullopt;
  change.limit = *limit;
  return change;
}

std::optional<FeatureUse> use_of(Reader& reader) {
  const auto feature = reader.text("feature");
  const auto type = reader.text("type");
  const auto id = reader.text("id");
  const auto display = reader.text("display");
  if (!feature || !type || !id || !display) return std::nullopt;
  return FeatureUse{*feature, *type, *id, *display};
}

std::optional<QuoteCredits> credits_of(Reader& reader) {
  const auto granted = read_credits(reader, "granted", 0);
  const auto kept = read_credits(reader, "kept", 0);
  const auto lost = read_credits(reader, "lost", 0);
  const auto after = read_credits(reader, "balance_after", 0);
  if (!granted || !kept || !lost || !after) return std::nullopt;
  return QuoteCredits{*granted, *kept, *lost, *after};
}

std::optional<PlanComparison> comparison_of(Reader& reader, Issues& issues) {
  auto gained = texts(reader, "features_gained");
  auto lost = texts(reader, "features_lost");
  auto limits = read_list(reader, issues, "limits_changed", limit_of);
  if (!gained || !lost || !limits) return std::nullopt;
  return PlanComparison{std::move(*gained), std::move(*lost), std::move(*limits)};
}

std::optional<Quote> quote_of(Reader& reader, Issues& issues) {
  const auto id = reader.optional_text("id");
  const auto from = read_choice(reader, issues, "from");
  const auto to = read_choice(reader, issues, "to");
  const auto timing = reader.field("timing", parse_named<quote_timing_named>);
  const auto currency = reader.text("currency");
  const auto quoted_at = reader.time("quoted_at");
  const auto expires_at = reader.time("expires_at");
  const auto effective_at = reader.time("effective_at");
  const auto period = read_object(reader, issues, "period", time_of);
  auto charge = charge_of(reader, issues);
  const auto next_at = reader.optional_time("next_charge_at");
  const auto next_minor = minor(reader, "next_charge_minor");
  const auto credits = read_object(reader, issues, "credits", credits_of);
  auto comparison = comparison_of(reader, issues);
  auto suspends = read_list(reader, issues, "suspends", use_of);
  if (!from || !to || !timing || !currency || !quoted_at || !expires_at || !effective_at ||
      !period || !charge || !next_minor || !credits || !comparison || !suspends)
    return std::nullopt;
  return Quote{id ? std::optional(QuoteId{*id}) : std::nullopt,
               *from,
               *to,
               *timing,
               Currency{*currency},
               *quoted_at,
               *expires_at,
               *effective_at,
               *period,
               std::move(*charge),
               next_at,
               *next_minor,
               *credits,
               std::move(*comparison),
               std::move(*suspends)};
}

/// The fields beside the choice and the dates, which have to be there.
void read_rest(Reader& reader, Issues& issues, Subscription& subscription) {
  if (reader.has("trial")) subscription.trial = read_object(reader, issues, "trial", trial_of);
  if (reader.has("scheduled")) {
    subscription.scheduled = read_object(reader, issues, "scheduled",
                                         [&](Reader& inner) -> std::optional<ScheduledChange> {
                                           const auto choice = read_choice(inner, issues, "choice");
                                           const auto at = inner.time("at");
                                           if (!choice || !at) return std::nullopt;
                                           return ScheduledChange{*choice, *at};
                                         });
  }
  subscription.paid_minor = minor(reader, "paid_minor").value_or(0);
  subscription.money_credit_minor = minor(reader, "money_credit_minor").value_or(0);
  subscription.past_due_since = reader.optional_time("past_due_since");
  subscription.renewal_attempts = count_of(reader, {"renewal_attempts", 1000}).value_or(0);
  subscription.has_paid = reader.flag("has_paid");
}

std::optional<Subscription> subscription_of(Reader& reader, Issues& issues) {
  const auto choice = read_choice(reader, issues, "choice");
  const auto state = reader.field("state", parse_named<subscription_state_named>);
  const auto currency = reader.text("currency");
  const auto anchor_at = reader.time("anchor_at");
  const auto anchor_months = count_of(reader, {"anchor_months", anchor_months_max});
  const auto period_start = reader.time("period_start");
  const auto period_end = reader.time("period_end");
  const std::size_t known_issues = issues.size();
  Subscription subscription{choice.value_or(PlanChoice{{}, {}, Period::monthly}),
                            state.value_or(SubscriptionState::free),
                            Currency{currency.value_or("")},
                            anchor_at.value_or(Timestamp{}),
                            anchor_months.value_or(0),
                            period_start.value_or(Timestamp{}),
                            period_end.value_or(Timestamp{})};
  read_rest(reader, issues, subscription);
  const bool is_whole = choice && state && currency && anchor_at && anchor_months && period_start &&
                        period_end && issues.size() == known_issues;
  if (!is_whole) return std::nullopt;
  if (subscription.money_credit_minor < 0 || subscription.paid_minor < 0) {
    reader.add("paid_minor", Issue{Code::amount_out_of_range, {{ParamName::limit, 0}}});
    return std::nullopt;
  }
  return subscription;
}

}  // namespace

std::optional<Subscription> read_subscription(Reader& reader, Issues& issues,
                                              std::string_view name) {
  return read_object(reader, issues, name,
                     [&](Reader& inner) { return subscription_of(inner, issues); });
}

std::optional<Quote> read_quote(Reader& reader, Issues& issues, std::string_view name) {
  return read_object(reader, issues, name, [&](Reader& inner) { return quote_of(inner, issues); });
}

std::optional<std::vector<FeatureUse>> read_uses(Reader& reader, Issues& issues,
                                                 std::string_view name) {
  if (!reader.has(name)) return std::vector<FeatureUse>();
  return read_list(reader, issues, name, use_of);
}

}  // namespace codec

namespace {

/// A document of its own, by `read(reader, issues)`.
template <class Read>
auto decode_whole(std::string_view text, Read read)
    -> Result<typename std::invoke_result_t<Read, codec::Reader&, Issues&>::value_type, Issues> {
  const auto json = codec::parse_object(text);
  if (!json) return Failure{Issues{json.error()}};
  Issues issues;
  codec::Reader reader(*json, issues);
  auto value = read(reader, issues);
  reader.finish();
  if (!issues.empty() || !value) return Failure{std::move(issues)};
  return std::move(*value);
}

}  // namespace

Result<Subscription, Issues> decode_subscription(std::string_view text) {
  return decode_whole(text, codec::subscription_of);
}
Result<Quote, Issues> decode_quote(std::string_view text) {
  return decode_whole(text, codec::quote_of);
}
Result<Charge, Issues> decode_charge(std::string_view text) {
  return decode_whole(text, codec::charge_of);
}

}  // namespace steward
