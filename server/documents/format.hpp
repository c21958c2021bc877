#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/money.hpp"
#include "core/base/timestamp.hpp"

namespace steward::documents {

inline constexpr std::array<std::string_view, 2> languages = {"en", "de"};  ///< of documents
/// English where we have none (as mails do).
[[nodiscard]] std::string_view language_of(std::string_view accept_language);

// As the language writes them, by ICU. `language`: from language_of.
/// "$1,234.50", "1.234,50 $"; the number of decimals is the currency's own.
[[nodiscard]] std::string money_text(const Money& money, std::string_view language);
/// "Nov 21, 2026"; the day in UTC.
[[nodiscard]] std::string date_text(Timestamp at, std::string_view language);
/// "10,000"
[[nodiscard]] std::string number_text(std::int64_t number, std::string_view language);

}  // namespace steward::documents
