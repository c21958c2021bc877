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

}  // namespace

Result<InvoiceQuery, Issues> decode_invoice_query(std::string_view query) {
  return codec::decode_query(query, [](codec::QueryReader& reader) {
    return InvoiceQuery{reader.field("search", parse_invoice_search).value_or(""),
                        reader.text("cursor"),
                        reader.integer("limit", 1, page_size_max).value_or(page_size_usual)};
  });
}

std::string encode_card_session(std::string_view url) {
  return codec::to_text({{"url", url}});
}

}  // namespace steward
