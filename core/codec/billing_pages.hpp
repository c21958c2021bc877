#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/error/issue.hpp"
#include "core/plans/choice.hpp"

namespace steward {

/// Which invoices are asked for, latest first.
struct InvoiceQuery {
  std::string search;  ///< part of a number, of the day ("2026-11") or of the purpose
  std::optional<std::string> cursor;
  std::int64_t limit;
};
/// `search`, `cursor`, `limit`. Fails at the parameter: `name_too_long` (search) and what
/// QueryReader finds.
[[nodiscard]] Result<InvoiceQuery, Issues> decode_invoice_query(std::string_view query);

/// The review of a change that somebody comes from, as it stands in the address of Plans & billing:
/// `change` (a plan), `credits` (a month), `period`. Nothing where one of them is absent. Fails,
/// all at the parameter: what QueryReader finds, what parse_choice refuses.
[[nodiscard]] Result<std::optional<PlanChoice>, Issues> decode_review_query(
    std::string_view query, const PlanCatalogue& catalogue);

/// `{url}`: the gateway's page where a card is entered.
[[nodiscard]] std::string encode_card_session(std::string_view url);

}  // namespace steward
