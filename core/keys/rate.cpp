#include "core/keys/rate.hpp"

#include <algorithm>

namespace steward {
namespace {

/// One request is as many parts as the window has milliseconds: `count` parts come with each.
constexpr std::int64_t parts_per_request = request_rate_window.count();

std::int64_t parts_max(RequestRate rate) {
  return rate.count * parts_per_request;
}

std::int64_t parts_at(RequestRate rate, const RequestAllowance& allowance, Timestamp now) {
  // Longer than a window is full anyway; so the product stays small.
  const std::int64_t elapsed =
      std::clamp<std::int64_t>((now - allowance.counted_at).count(), 0, parts_per_request);
  return std::min(parts_max(rate), allowance.parts_left + elapsed * rate.count);
}

std::int64_t seconds_for(RequestRate rate, std::int64_t parts) {
  constexpr std::int64_t per_second = 1000;
  const std::int64_t parts_per_second = rate.count * per_second;
  return (parts + parts_per_second - 1) / parts_per_second;
}

}  // namespace

RequestAllowance full_allowance(RequestRate rate, Timestamp now) {
  return {parts_max(rate), now};
}

RequestStanding standing_of(RequestRate rate, const RequestAllowance& allowance, Timestamp now) {
  const std::int64_t parts = parts_at(rate, allowance, now);
  return {rate.count, parts / parts_per_request, seconds_for(rate, parts_max(rate) - parts)};
}

Result<RequestAllowance, Rejection> decide_request(RequestRate rate,
                                                   const RequestAllowance& allowance,
                                                   Timestamp now) {
  const std::int64_t parts = parts_at(rate, allowance, now);
  if (parts < parts_per_request)
    return Failure{Rejection{
        Code::rate_limited,
        {{ParamName::retry_after_seconds, seconds_for(rate, parts_per_request - parts)}}}};
  return RequestAllowance{parts - parts_per_request, std::max(now, allowance.counted_at)};
}

}  // namespace steward
