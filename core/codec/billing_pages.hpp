#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/error/issue.hpp"

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

/// `{url}`: the gateway's page where a card is entered.
[[nodiscard]] std::string encode_card_session(std::string_view url);

}  // namespace steward
