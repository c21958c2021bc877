#include "server/payments/sandbox_cards.hpp"

#include <algorithm>
#include <array>
#include <chrono>

namespace steward::payments {
namespace {

constexpr ChargeOutcome taken{ChargeResult::succeeded};
constexpr ChargeOutcome expired{ChargeResult::card_expired};
constexpr ChargeOutcome asked{ChargeResult::action_required};
constexpr ChargeOutcome declined(DeclineReason reason) {
  return {ChargeResult::declined, reason};
}
using enum DeclineReason;

/// docs/payments.md has the same table for people.
constexpr std::array cards = {
    TestCard{"4242424242424242", "visa", "accepted", taken, taken},
    TestCard{"5555555555554444", "mastercard", "accepted_mastercard", taken, taken},
    TestCard{"378282246310005", "amex", "accepted_amex", taken, taken},
    TestCard{"4000000000000002", "visa", "declined", declined(other), declined(other)},
    TestCard{"4000000000009995", "visa", "empty", declined(insufficient_funds),
             declined(insufficient_funds)},
    TestCard{"4000000000009987", "visa", "lost", declined(lost_or_stolen),
             declined(lost_or_stolen)},
    TestCard{"4000000000009979", "visa", "stolen", declined(lost_or_stolen),
             declined(lost_or_stolen)},
    TestCard{"4000000000000069", "visa", "expired", expired, expired},
    TestCard{"4000000000000119", "visa", "unprocessed", declined(processing_error),
             declined(processing_error)},
    TestCard{"4000002500003155", "visa", "asked_once", asked, taken},
    TestCard{"4000002760003184", "visa", "asked_always", asked, declined(authentication_failed)},
    TestCard{"4000000000000341", "visa", "fails_later", taken, declined(insufficient_funds)},
    TestCard{"4000000000000127", "visa", "wrong_code", taken, taken},
};
constexpr std::string_view behaviour_of_wrong_code = "wrong_code";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

std::string without_gaps(std::string_view text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out),
               [](char c) { return c != ' ' && c != '-'; });
  return out;
}

/// ISO/IEC 7812-1 annex B: every second digit from the right is doubled.
bool has_check_digit(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const int digit = digits[digits.size() - 1 - i] - '0';
    const int doubled = digit * 2;
    sum += i % 2 == 0 ? digit : doubled - (doubled > 9 ? 9 : 0);
  }
  return sum % 10 == 0;
}

struct MonthOfYear {
  int month;
  int year;
};
std::optional<MonthOfYear> read_expiry(std::string_view text) {
  const std::string plain = without_gaps(text);
  if (plain.size() != 5 || plain[2] != '/') return std::nullopt;
  const std::string digits = plain.substr(0, 2) + plain.substr(3);
  if (!is_number(digits)) return std::nullopt;
  const int month = (digits[0] - '0') * 10 + (digits[1] - '0');
  const int year = 2000 + (digits[2] - '0') * 10 + (digits[3] - '0');
  if (month < 1 || month > 12) return std::nullopt;
  return MonthOfYear{month, year};
}

bool is_code(std::string_view text) {
  return is_number(text) && (text.size() == 3 || text.size() == 4);
}

}  // namespace

const TestCard* test_card_numbered(std::string_view number) {
  const auto found = std::find_if(cards.begin(), cards.end(),
                                  [&](const TestCard& card) { return card.number == number; });
  return found == cards.end() ? nullptr : &*found;
}

const TestCard* test_card_behaving(std::string_view behaviour) {
  const auto found = std::find_if(cards.begin(), cards.end(), [&](const TestCard& card) {
    return card.behaviour == behaviour;
  });
  return found == cards.end() ? nullptr : &*found;
}

std::string_view name_of(CardEntryFault fault) {
  switch (fault) {
    case CardEntryFault::number_malformed:
      return "number_malformed";
    case CardEntryFault::number_not_test:
      return "number_not_test";
    case CardEntryFault::expiry_malformed:
      return "expiry_malformed";
    case CardEntryFault::expiry_past:
      return "expiry_past";
    case CardEntryFault::code_wrong:
      return "code_wrong";
  }
  return {};
}

Result<EnteredCard, CardEntryFault> read_card_entry(const CardEntry& entry, Timestamp now) {
  const std::string number = without_gaps(entry.number);
  const bool is_card_number =
      is_number(number) && number.size() >= 12 && number.size() <= 19 && has_check_digit(number);
  if (!is_card_number) return Failure{CardEntryFault::number_malformed};
  const TestCard* const card = test_card_numbered(number);
  if (card == nullptr) return Failure{CardEntryFault::number_not_test};
  const auto expiry = read_expiry(entry.expiry);
  if (!expiry) return Failure{CardEntryFault::expiry_malformed};
  const EnteredCard entered{card, number.substr(number.size() - 4), expiry->month, expiry->year};
  const Card as_kept{CardId{""}, std::string(card->brand), entered.last_four, expiry->month,
                     expiry->year};
  if (expires_at(as_kept) <= now) return Failure{CardEntryFault::expiry_past};
  if (!is_code(entry.code) || card->behaviour == behaviour_of_wrong_code)
    return Failure{CardEntryFault::code_wrong};
  return entered;
}

}  // namespace steward::payments
