#include "server/documents/format.hpp"

#include <unicode/datefmt.h>
#include <unicode/numberformatter.h>
#include <unicode/ucurr.h>

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>

namespace steward::documents {
namespace {

void check(UErrorCode code) {
  if (U_FAILURE(code)) throw std::runtime_error(std::string("ICU: ") + u_errorName(code));
}

icu::Locale locale_of(std::string_view language) {
  return icu::Locale(std::string(language).c_str());
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

/// "1234.50" of 123450: ICU takes decimal digits as text, so that no binary fraction is involved.
std::string decimal_of(std::int64_t minor, int decimals) {
  std::string digits = std::to_string(minor < 0 ? -minor : minor);
  const auto places = static_cast<std::size_t>(decimals);
  if (digits.size() <= places) digits = std::string(places + 1 - digits.size(), '0') + digits;
  std::string out = minor < 0 ? "-" : "";
  out.append(digits, 0, digits.size() - places);
  if (places > 0) out.append(".").append(digits, digits.size() - places);
  return out;
}

}  // namespace

std::string_view language_of(std::string_view accept_language) {
  const std::string_view first = accept_language.substr(0, 2);
  const auto found = std::find(languages.begin(), languages.end(), first);
  return found == languages.end() ? languages.front() : *found;
}

std::string money_text(const Money& money, std::string_view language) {
  UErrorCode code = U_ZERO_ERROR;
  const std::string& name = money.currency.value();
  const icu::UnicodeString spelled = icu::UnicodeString::fromUTF8(name).toUpper();
  const icu::CurrencyUnit unit(icu::ConstChar16Ptr(spelled.getBuffer()), code);
  const int decimals = ucurr_getDefaultFractionDigits(unit.getISOCurrency(), &code);
  check(code);
  const auto formatted = icu::number::NumberFormatter::withLocale(locale_of(language))
                             .unit(unit)
                             .formatDecimal(decimal_of(money.minor, decimals), code);
  check(code);
  const icu::UnicodeString text = formatted.toString(code);
  check(code);
  return to_utf8(text);
}

std::string date_text(Timestamp at, std::string_view language) {
  const std::unique_ptr<icu::DateFormat> format(
      icu::DateFormat::createDateInstance(icu::DateFormat::kMedium, locale_of(language)));
  if (!format) throw std::runtime_error("ICU: there is no date format");
  format->setTimeZone(*icu::TimeZone::getGMT());
  icu::UnicodeString text;
  format->format(static_cast<UDate>(at.time_since_epoch().count()), text);
  return to_utf8(text);
}

std::string number_text(std::int64_t number, std::string_view language) {
  UErrorCode code = U_ZERO_ERROR;
  const auto formatted =
      icu::number::NumberFormatter::withLocale(locale_of(language)).formatInt(number, code);
  check(code);
  const icu::UnicodeString text = formatted.toString(code);
  check(code);
  return to_utf8(text);
}

}  // namespace steward::documents
