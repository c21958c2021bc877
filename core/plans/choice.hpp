#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/error/issue.hpp"
#include "core/plans/catalogue.hpp"

namespace steward {

/// A plan with one of its quantities, paid by the month or by the year (PLN-9, PLN-10).
struct PlanChoice {
  std::string plan;
  Credits monthly_credits;
  Period period;
  friend bool operator==(const PlanChoice&, const PlanChoice&) = default;
};

/// What somebody asks for, as a choice of the catalogue. A plan that is sold by contact passes with
/// any quantity: that it is not for sale here is a rule's answer (quote.hpp), no malformed field.
/// Fails, all at once: `plan_unknown` (/plan), `quantity_unknown` (/monthly_credits),
/// `field_value_unknown` (/period: the free plan has months only).
[[nodiscard]] Result<PlanChoice, Issues> parse_choice(const PlanCatalogue& catalogue,
                                                      std::string_view plan,
                                                      std::int64_t monthly_credits, Period period);

/// Every choice that is not sold by contact, in the order of the catalogue, monthly before yearly.
[[nodiscard]] std::vector<PlanChoice> choices_for_sale(const PlanCatalogue& catalogue);

/// What everybody has who pays nothing: the first plan, monthly. The catalogue is sound.
[[nodiscard]] PlanChoice free_choice(const PlanCatalogue& catalogue);
[[nodiscard]] bool is_free(const PlanCatalogue& catalogue, const PlanChoice& choice);

/// Of one whole period without tax, in minor units; 0 for a plan that is sold by contact, because
/// it is paid elsewhere. Nothing where the catalogue has no such plan, quantity or currency (any
/// more).
[[nodiscard]] std::optional<std::int64_t> price_of(const PlanCatalogue& catalogue,
                                                   const PlanChoice& choice,
                                                   const Currency& currency);
/// What a year paid at once costs less than its months one by one, in minor units; 0 for what costs
/// nothing or is sold by contact. Nothing as price_of.
[[nodiscard]] std::optional<std::int64_t> saved_by_year(const PlanCatalogue& catalogue,
                                                        const PlanChoice& choice,
                                                        const Currency& currency);
/// What a period brings: the month's credits, or the year's at once.
[[nodiscard]] Credits credits_of(const PlanChoice& choice);

/// < 0, 0, > 0: whether `left` is the lesser choice; plan first, then quantity. The period does not
/// count. A plan that the catalogue lacks is less than all.
[[nodiscard]] int compare_rank(const PlanCatalogue& catalogue, const PlanChoice& left,
                               const PlanChoice& right);

}  // namespace steward
