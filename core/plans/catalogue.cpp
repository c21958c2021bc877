#include "core/plans/catalogue.hpp"

#include <algorithm>
#include <array>

#include "core/base/enum_names.hpp"

namespace steward {
namespace {

constexpr auto periods = std::to_array<std::string_view>({"monthly", "yearly"});
constexpr auto sales = std::to_array<std::string_view>({"free", "self_service", "by_contact"});
constexpr auto cycles = std::to_array<std::string_view>({"restart", "keep"});

template <class Item, class Wanted>
std::optional<std::size_t> place_of(const std::vector<Item>& items, const Wanted& wanted) {
  const auto found = std::find(items.begin(), items.end(), wanted);
  if (found == items.end()) return std::nullopt;
  return static_cast<std::size_t>(found - items.begin());
}

}  // namespace

std::string_view name_of(Period period) {
  return periods[static_cast<std::size_t>(period)];
}
std::optional<Period> period_named(std::string_view name) {
  return enumerator_named<Period>(periods, name);
}
std::int64_t months_of(Period period) {
  return period == Period::monthly ? 1 : 12;
}

std::string_view name_of(PlanSale sale) {
  return sales[static_cast<std::size_t>(sale)];
}
std::optional<PlanSale> plan_sale_named(std::string_view name) {
  return enumerator_named<PlanSale>(sales, name);
}

std::string_view name_of(UpgradeCycle cycle) {
  return cycles[static_cast<std::size_t>(cycle)];
}
std::optional<UpgradeCycle> upgrade_cycle_named(std::string_view name) {
  return enumerator_named<UpgradeCycle>(cycles, name);
}

const Plan* plan_named(const PlanCatalogue& catalogue, std::string_view name) {
  for (const Plan& plan : catalogue.plans)
    if (plan.name == name) return &plan;
  return nullptr;
}

std::optional<std::size_t> currency_place(const PlanCatalogue& catalogue,
                                          const Currency& currency) {
  return place_of(catalogue.currencies, currency);
}
std::optional<std::size_t> feature_place(const PlanCatalogue& catalogue, std::string_view feature) {
  return place_of(catalogue.features, feature);
}
std::optional<std::size_t> limit_place(const PlanCatalogue& catalogue, std::string_view limit) {
  return place_of(catalogue.limits, limit);
}

std::vector<std::string> names_of(const PlanCatalogue& catalogue, FeatureSet features) {
  std::vector<std::string> names;
  for (std::size_t place = 0; place < catalogue.features.size(); ++place)
    if (features.has(place)) names.push_back(catalogue.features[place]);
  return names;
}

}  // namespace steward
