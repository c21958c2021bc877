#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/credits/account.hpp"
#include "core/credits/renewal.hpp"

namespace steward {

/// The next renewals, as they stand. None where nothing will be granted any more.
struct RenewalFacts {
  Timestamp anchor_at;         ///< periods are counted from here
  std::int64_t next_months;    ///< from the anchor to the next renewal
  std::int64_t period_months;  ///< 1 or 12: from renewal to renewal after it
  Credits granted;             ///< by each renewal
  Credits monthly_limit;       ///< for the cap
};

struct CreditForecast {
  std::vector<GrantLapse> lapses{};        ///< in the order of their instants; reason never voided
  std::optional<Timestamp> runs_out_at{};  ///< when nothing is left before anything new comes
  friend bool operator==(const CreditForecast&, const CreditForecast&) = default;
};

/// What lapses when, if `daily_use` credits go on being spent in burn order, evenly over the day:
/// up to `until` (at most forecast_months_max ahead), through renewals. What holds have reserved
/// counts as spent. The id of a grant that is still to come is empty.
inline constexpr std::int64_t forecast_months_max = 36;
[[nodiscard]] CreditForecast forecast(const CreditAccount& account,
                                      const std::optional<RenewalFacts>& renewal, Credits daily_use,
                                      Timestamp now, Timestamp until);

}  // namespace steward
