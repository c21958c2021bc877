#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/access/roles.hpp"
#include "core/plans/catalogue.hpp"
#include "core/plans/choice.hpp"

namespace steward {

/// What a workspace's subscription lets it have at an instant (billing/subscription.hpp).
struct PlanAccess {
  std::string plan;
  bool is_trial = false;
  FeatureSet without{};  ///< features of the plan that a trial lacks
  friend bool operator==(const PlanAccess&, const PlanAccess&) = default;
};

/// The features and limits a workspace actually has, worked out once and kept.
struct Entitlements {
  std::string plan;
  bool is_trial = false;
  FeatureSet features;
  std::vector<std::optional<std::int64_t>> limits;  ///< by PlanCatalogue::limits; none: unlimited
  friend bool operator==(const Entitlements&, const Entitlements&) = default;
};

/// A plan that the catalogue lacks (any more) entitles to what the first plan does.
[[nodiscard]] Entitlements entitlements_of(const PlanCatalogue& catalogue,
                                           const PlanAccess& access);

/// Fails: `plan_insufficient` (params plan, feature; unlock.plan: the least plan that has it, empty
/// where none has). A feature that the catalogue lacks is had by nobody.
[[nodiscard]] Authorization check_feature(const PlanCatalogue& catalogue,
                                          const Entitlements& entitlements,
                                          std::string_view feature);

/// Whether `wanted` of something are within the plan: up to the limit, inclusive. Fails:
/// `plan_limit_reached` (params name, actual: wanted, limit; unlock.plan: the least plan that
/// allows so many). A limit that the catalogue lacks is 0.
[[nodiscard]] Authorization check_limit(const PlanCatalogue& catalogue,
                                        const Entitlements& entitlements, std::string_view limit,
                                        std::int64_t wanted);

/// Completes the refusal of a plan or of credits by who can do something about it: for
/// `credits_insufficient` the plan with more credits than `choice` (its own name where a greater
/// quantity of it is for sale); and, where the actor's role lacks `billing_edit`, the least role
/// that has it and the role that gives it. Other refusals are given back as they are.
[[nodiscard]] Rejection with_unlock(Rejection rejection, const PlanCatalogue& catalogue,
                                    const PlanChoice& choice, const RoleCatalogue& roles,
                                    std::string_view actor_role);

}  // namespace steward
