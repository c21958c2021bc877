#pragma once

#include <cstdint>
#include <cstdlib>

namespace steward {

/// amount × part ∕ whole, rounded to the nearest integer, halves to the even one; 128 bits wide
/// between, so that nothing overflows. `whole` > 0; the result has to fit (0 ≤ part ≤ whole does).
[[nodiscard]] constexpr std::int64_t share_half_even(std::int64_t amount, std::int64_t part,
                                                     std::int64_t whole) {
  __extension__ using Wide = __int128;
  if (whole <= 0) std::abort();
  const Wide product = static_cast<Wide>(amount) * part;
  Wide quotient = product / whole;
  Wide rest = product % whole;
  if (rest < 0) {  // towards −∞, so that the rest is 0 … whole − 1 for negative amounts too
    rest += whole;
    quotient -= 1;
  }
  const Wide twice = rest * 2;
  if (twice > whole || (twice == whole && quotient % 2 != 0)) quotient += 1;
  return static_cast<std::int64_t>(quotient);
}

}  // namespace steward
