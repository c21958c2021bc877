#include "core/billing/invoice.hpp"

#include <array>
#include <charconv>

#include "core/base/enum_names.hpp"

namespace steward {
namespace {

constexpr auto invoice_states = std::to_array<std::string_view>({"paid", "refunded"});
constexpr std::string_view prefix = "INV-";
constexpr std::size_t digits_min = 6;

}  // namespace

std::string_view name_of(InvoiceState state) {
  return invoice_states[static_cast<std::size_t>(state)];
}
std::optional<InvoiceState> invoice_state_named(std::string_view name) {
  return enumerator_named<InvoiceState>(invoice_states, name);
}

std::string text_of(InvoiceNumber number) {
  const std::string digits = std::to_string(number.value());
  const std::size_t zeros = digits.size() < digits_min ? digits_min - digits.size() : 0;
  return std::string(prefix) + std::string(zeros, '0') + digits;
}

std::optional<InvoiceNumber> parse_invoice_number(std::string_view text) {
  if (text.substr(0, prefix.size()) != prefix) return std::nullopt;
  const std::string_view digits = text.substr(prefix.size());
  std::int64_t value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (read.ec != std::errc{} || value < 1) return std::nullopt;
  const InvoiceNumber number{value};
  if (text_of(number) != text) return std::nullopt;  // one spelling: no other zeros, nothing after
  return number;
}

Invoice invoice_of(const PlanCatalogue& catalogue, InvoiceNumber number, const Payment& payment,
                   const Charge& charge, std::optional<Credits> credits, Timestamp now) {
  return {number, payment.id,         payment.purpose, now, payment.amount.currency,
          charge, catalogue.tax.name, credits};
}

}  // namespace steward
