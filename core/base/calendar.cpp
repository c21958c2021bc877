#include "core/base/calendar.hpp"

#include <algorithm>

namespace steward {

Timestamp add_months(Timestamp anchor, std::int64_t months) {
  const auto midnight = std::chrono::floor<std::chrono::days>(anchor);
  const std::chrono::year_month_day date{midnight};
  const auto month = date.year() / date.month() + std::chrono::months{months};
  const std::chrono::year_month_day_last last{month.year(),
                                              std::chrono::month_day_last{month.month()}};
  const auto day = std::min(date.day(), last.day());
  return std::chrono::sys_days{month / day} + (anchor - midnight);
}

Timestamp day_of(Timestamp at) {
  return std::chrono::floor<std::chrono::days>(at);
}

}  // namespace steward
