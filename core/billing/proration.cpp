#include "core/billing/proration.hpp"

#include <algorithm>
#include <chrono>

#include "core/base/proportion.hpp"

namespace steward {
namespace {

std::int64_t seconds(Timestamp from, Timestamp to) {
  return std::chrono::floor<std::chrono::seconds>(to - from).count();
}

}  // namespace

std::int64_t share_of_rest(std::int64_t price_minor, TimeSpan period, Timestamp now) {
  const std::int64_t whole = seconds(period.from, period.to);
  if (whole <= 0) return 0;
  const std::int64_t rest = std::clamp<std::int64_t>(seconds(now, period.to), 0, whole);
  return share_half_even(price_minor, rest, whole);
}

std::int64_t tax_of(std::int64_t minor, std::int64_t basis_points) {
  return share_half_even(minor, basis_points, 10'000);
}

}  // namespace steward
