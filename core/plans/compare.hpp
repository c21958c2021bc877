#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/plans/entitlements.hpp"

namespace steward {

/// Absent: unlimited.
struct LimitChange {
  std::string limit;
  std::optional<std::int64_t> from;
  std::optional<std::int64_t> to;
  friend bool operator==(const LimitChange&, const LimitChange&) = default;
};

/// What somebody gains and loses, in the order of the catalogue.
struct PlanComparison {
  std::vector<std::string> features_gained;
  std::vector<std::string> features_lost;
  std::vector<LimitChange> limits_changed;
  friend bool operator==(const PlanComparison&, const PlanComparison&) = default;
};

[[nodiscard]] PlanComparison compare_plans(const PlanCatalogue& catalogue, const Entitlements& from,
                                           const Entitlements& to);

}  // namespace steward
