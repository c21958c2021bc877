#include "core/base/rfc3339.hpp"

#include <charconv>
#include <chrono>
#include <cstddef>

namespace steward {
namespace {

void put(std::string& text, std::size_t at, std::size_t digits, int value) {
  for (std::size_t i = digits; i-- > 0; value /= 10)
    text[at + i] = static_cast<char>('0' + value % 10);
}

std::optional<int> take(std::string_view text, std::size_t at, std::size_t digits) {
  int value = 0;
  const char* const first = text.data() + at;
  if (*first == '-') return std::nullopt;
  const auto [end, error] = std::from_chars(first, first + digits, value);
  if (error != std::errc{} || end != first + digits) return std::nullopt;
  return value;
}

}  // namespace

std::string to_rfc3339(Timestamp at) {
  const auto day = std::chrono::floor<std::chrono::days>(at);
  const std::chrono::year_month_day date{day};
  const std::chrono::hh_mm_ss time{at - day};
  std::string text = "0000-00-00T00:00:00.000Z";
  put(text, 0, 4, static_cast<int>(date.year()));
  put(text, 5, 2, static_cast<int>(static_cast<unsigned>(date.month())));
  put(text, 8, 2, static_cast<int>(static_cast<unsigned>(date.day())));
  put(text, 11, 2, static_cast<int>(time.hours().count()));
  put(text, 14, 2, static_cast<int>(time.minutes().count()));
  put(text, 17, 2, static_cast<int>(time.seconds().count()));
  put(text, 20, 3, static_cast<int>(time.subseconds().count()));
  return text;
}

std::optional<Timestamp> parse_rfc3339(std::string_view text) {
  if (text.size() != 24) return std::nullopt;
  const auto year = take(text, 0, 4), month = take(text, 5, 2), day = take(text, 8, 2);
  const auto hour = take(text, 11, 2), minute = take(text, 14, 2), second = take(text, 17, 2);
  const auto millisecond = take(text, 20, 3);
  if (!year || !month || !day || !hour || !minute || !second || !millisecond) return std::nullopt;
  using namespace std::chrono;
  const year_month_day date{std::chrono::year{*year},
                            std::chrono::month(static_cast<unsigned>(*month)),
                            std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok()) return std::nullopt;
  const Timestamp at = sys_days{date} + hours{*hour} + minutes{*minute} + seconds{*second} +
                       milliseconds{*millisecond};
  // The one spelling we write, and no other: separators, ranges and "Z" in a single comparison.
  if (to_rfc3339(at) != text) return std::nullopt;
  return at;
}

}  // namespace steward
