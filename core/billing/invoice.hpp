#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/billing/payment.hpp"
#include "core/billing/quote.hpp"

namespace steward {

/// 1, 2, 3 … without gaps in each installation.
using InvoiceNumber = Strong<struct InvoiceNumberTag, std::int64_t>;
/// "INV-000001"; longer where six digits do not suffice.
[[nodiscard]] std::string text_of(InvoiceNumber number);
/// Reads exactly what text_of writes.
[[nodiscard]] std::optional<InvoiceNumber> parse_invoice_number(std::string_view text);

enum class InvoiceState : std::uint8_t { paid, refunded };
[[nodiscard]] std::string_view name_of(InvoiceState state);
[[nodiscard]] std::optional<InvoiceState> invoice_state_named(std::string_view name);

/// Immutable but for its state. Its lines are the very lines of the quote that was agreed to.
struct Invoice {
  InvoiceNumber number;
  PaymentId payment;
  PaymentPurpose purpose;
  Timestamp issued_at;
  Currency currency;
  Charge charge;  ///< charge.due_minor is what was paid
  std::string tax_name;
  std::optional<Credits> credits{};  ///< of a top-up
  InvoiceState state = InvoiceState::paid;
  friend bool operator==(const Invoice&, const Invoice&) = default;
};

/// Of a payment that has succeeded, or of a charge that came to nothing (`payment` is then one of
/// amount 0). `credits`: of a top-up.
[[nodiscard]] Invoice invoice_of(const PlanCatalogue& catalogue, InvoiceNumber number,
                                 const Payment& payment, const Charge& charge,
                                 std::optional<Credits> credits, Timestamp now);

}  // namespace steward
