#pragma once

#include <cstdint>
#include <string>

#include "core/base/strong.hpp"

namespace steward {

/// ISO 4217 code in lower case, "usd". How many decimals it has is the page's business.
using Currency = Strong<struct CurrencyTag, std::string>;

/// An amount in the currency's minor units (cents), signed. Never floating point.
struct Money {
  std::int64_t minor;
  Currency currency;
  friend bool operator==(const Money&, const Money&) = default;
};

/// Over any price, so that sums of a few of them and shares of them stay in 64 bits and in what
/// JavaScript holds exactly.
inline constexpr std::int64_t price_minor_max = 1'000'000'000'000;

}  // namespace steward
