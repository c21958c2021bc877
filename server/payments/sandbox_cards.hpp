#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/billing/payment.hpp"

namespace steward::payments {

/// What the bank behind a test card answers. The numbers are those that gateways publish for tests.
struct TestCard {
  std::string_view number;
  std::string_view brand;
  std::string_view behaviour;  ///< kept of the card instead of its number
  ChargeOutcome present;       ///< while its holder is there
  ChargeOutcome absent;        ///< at a renewal
};

/// Nothing for a number that is no test card: a real one is not taken, and not looked at further.
[[nodiscard]] const TestCard* test_card_numbered(std::string_view number);
[[nodiscard]] const TestCard* test_card_behaving(std::string_view behaviour);

/// What somebody typed into the card page.
struct CardEntry {
  std::string_view number;  ///< digits, in groups or not
  std::string_view expiry;  ///< "MM/YY"
  std::string_view code;    ///< on the back: three or four digits
};
struct EnteredCard {
  const TestCard* card;
  std::string last_four;
  int expiry_month;
  int expiry_year;
};
enum class CardEntryFault : std::uint8_t {
  number_malformed,  ///< not 12 … 19 digits, or the last one does not check the others
  number_not_test,
  expiry_malformed,
  expiry_past,
  code_wrong,
};
[[nodiscard]] std::string_view name_of(CardEntryFault fault);

/// Fails with the first fault in their order.
[[nodiscard]] Result<EnteredCard, CardEntryFault> read_card_entry(const CardEntry& entry,
                                                                  Timestamp now);

}  // namespace steward::payments
