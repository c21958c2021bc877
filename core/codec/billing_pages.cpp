#include "core/codec/billing_pages.hpp"

#include "core/base/display_text.hpp"
#include "core/codec/json.hpp"
#include "core/codec/member.hpp"
#include "core/codec/query.hpp"

namespace steward {
namespace {

constexpr std::int64_t search_length_max = 40;

Result<std::string, Issue> parse_invoice_search(std::string_view text) {
  return parse_display_text(text, search_length_max);
}

constexpr std::string_view review_plan = "change";
constexpr std::string_view review_credits = "credits";
constexpr std::string_view review_period = "period";

/// What parse_choice calls by its own name.
std::string_view review_name(std::string_view path) {
  if (path == "/plan") return review_plan;
  return path == "/period" ? review_period : review_credits;
}

}  // namespace

Result<InvoiceQuery, Issues> decode_invoice_query(std::string_view query) {
  return codec::decode_query(query, [](codec::QueryReader& reader) {
    return InvoiceQuery{reader.field("search", parse_invoice_search).value_or(""),
                        reader.text("cursor"),
                        reader.integer("limit", 1, page_size_max).value_or(page_size_usual)};
  });
}

Result<std::optional<PlanChoice>, Issues> decode_review_query(std::string_view query,
                                                              const PlanCatalogue& catalogue) {
  return codec::decode_query(query, [&](codec::QueryReader& reader) -> std::optional<PlanChoice> {
    const auto plan = reader.text(review_plan);
    const auto credits = reader.integer(review_credits, 1, Credits::value_max);
    const auto period = reader.choice(review_period, period_named);
    if (!plan || !credits || !period) return std::nullopt;
    auto choice = parse_choice(catalogue, *plan, *credits, *period);
    if (choice) return *std::move(choice);
    for (const Issue& issue : choice.error()) reader.add(review_name(issue.path), issue);
    return std::nullopt;
  });
}

std::string encode_card_session(std::string_view url) {
  return codec::to_text({{"url", url}});
}

}  // namespace steward
