#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/credits.hpp"
#include "core/base/money.hpp"
#include "core/plans/features.hpp"

namespace steward {

enum class Period : std::uint8_t { monthly, yearly };
[[nodiscard]] std::string_view name_of(Period period);
[[nodiscard]] std::optional<Period> period_named(std::string_view name);
/// 1 or 12.
[[nodiscard]] std::int64_t months_of(Period period);

enum class PlanSale : std::uint8_t { free, self_service, by_contact };
[[nodiscard]] std::string_view name_of(PlanSale sale);
[[nodiscard]] std::optional<PlanSale> plan_sale_named(std::string_view name);

/// What one currency pays, in minor units: for a month, and for a whole year at once.
struct PeriodPrices {
  std::int64_t monthly_minor;
  std::int64_t yearly_minor;
  friend bool operator==(const PeriodPrices&, const PeriodPrices&) = default;
};
struct PlanQuantity {
  Credits monthly_credits;
  Credits yearly_credits;            ///< 12 × monthly_credits
  std::vector<PeriodPrices> prices;  ///< in the order of PlanCatalogue::currencies
};
struct Plan {
  std::string name;
  PlanSale sale;
  FeatureSet features;                              ///< those of the plans below included
  std::vector<std::optional<std::int64_t>> limits;  ///< by PlanCatalogue::limits; none: unlimited
  std::vector<PlanQuantity> quantities;             ///< ascending; none for by_contact
};

struct TrialOffer {
  std::string plan;    ///< whose features the trial has
  FeatureSet without;  ///< but for these
  Credits credits;
  std::int64_t days;
};
struct TopUpOffer {
  Credits credits;
  std::vector<std::int64_t> prices_minor;  ///< in the order of PlanCatalogue::currencies
};
/// What an upgrade does to the period: a new one begins, or the present one goes on.
enum class UpgradeCycle : std::uint8_t { restart, keep };
[[nodiscard]] std::string_view name_of(UpgradeCycle cycle);
[[nodiscard]] std::optional<UpgradeCycle> upgrade_cycle_named(std::string_view name);
struct Tax {
  std::string name;
  std::int64_t basis_points;  ///< 0 … 10,000: hundredths of a percent, on top of the prices
};

/// Plans from the least to the greatest: data of assets/plans.json.
struct PlanCatalogue {
  std::vector<Currency> currencies;
  std::vector<std::string> features;  ///< a feature's place here is its bit
  std::vector<std::string> limits;
  std::vector<Plan> plans;
  std::optional<TrialOffer> trial;
  std::vector<TopUpOffer> top_ups;
  std::int64_t top_up_months;  ///< how long bought and given credits last
  UpgradeCycle upgrade_cycle;
  Tax tax;
  std::vector<std::int64_t> renewal_retry_days;     ///< after the first refusal, ascending
  std::vector<std::int64_t> credit_alerts_percent;  ///< of a period's credits, ascending
};

inline constexpr std::int64_t plan_credits_max = 1'000'000'000'000;  ///< of one grant

/// What is wrong with a catalogue, as sentences for the operator, each with the place
/// ("/plans/2/quantities/0/yearly_credits: …"); empty: it is sound. Names are unique; the first
/// plan is free, costs nothing and has one quantity, and no other is free; by_contact has none; a
/// year is 12 months; each plan has the features of the one below and no lower limit; prices stand
/// in every currency, are 1 … price_minor_max, rise with the quantity, and a year costs at most 12
/// months; the trial's plan exists and has the features that the trial lacks.
[[nodiscard]] std::vector<std::string> check_plans(const PlanCatalogue& catalogue);

/// Points into the catalogue; nothing where it has none.
[[nodiscard]] const Plan* plan_named(const PlanCatalogue& catalogue, std::string_view name);
[[nodiscard]] std::optional<std::size_t> currency_place(const PlanCatalogue& catalogue,
                                                        const Currency& currency);
[[nodiscard]] std::optional<std::size_t> feature_place(const PlanCatalogue& catalogue,
                                                       std::string_view feature);
[[nodiscard]] std::optional<std::size_t> limit_place(const PlanCatalogue& catalogue,
                                                     std::string_view limit);
/// The features' names, in the order of the catalogue.
[[nodiscard]] std::vector<std::string> names_of(const PlanCatalogue& catalogue,
                                                FeatureSet features);

}  // namespace steward
