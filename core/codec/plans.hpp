#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/base/result.hpp"
#include "core/codec/catalogue.hpp"
#include "core/codec/json_fwd.hpp"
#include "core/plans/compare.hpp"

namespace steward {

/// assets/plans.json, parsed and checked. Each problem begins with its place
/// ("/plans/2/quantities/0/yearly_credits: …") or, where the text is no JSON, with its line.
[[nodiscard]] Result<PlanCatalogue, CatalogueProblems> decode_plans(std::string_view text);
/// The same document, as decode_plans reads it: what GET /api/plans answers.
[[nodiscard]] std::string encode_plans(const PlanCatalogue& catalogue);

/// `{plan, is_trial, features: [name…], limits: {name: number…}}`; a limit that is absent is
/// unlimited.
[[nodiscard]] std::string encode_entitlements(const PlanCatalogue& catalogue,
                                              const Entitlements& entitlements);

struct FeatureQuestion {
  std::string feature;
};
struct LimitQuestion {
  std::string limit;
  std::int64_t wanted;
};
using EntitlementQuestion = std::variant<FeatureQuestion, LimitQuestion>;
/// `{feature}` or `{limit, wanted}`; wanted 0 … 2^53 − 1 (`amount_out_of_range`).
[[nodiscard]] Result<EntitlementQuestion, Issues> decode_entitlement_question(
    std::string_view body);
/// `{ok, rejection?: {code, params, unlock?}}`
[[nodiscard]] std::string encode_entitlement_answer(const Authorization& answer);

/// `{plan, monthly_credits, period}` by parse_choice; the period is monthly where it is absent.
[[nodiscard]] Result<PlanChoice, Issues> decode_plan_choice(std::string_view body,
                                                            const PlanCatalogue& catalogue);

}  // namespace steward

namespace steward::codec {

class Reader;

/// `{plan, monthly_credits, period}`
[[nodiscard]] Json choice_json(const PlanChoice& choice);
/// Reads what choice_json writes; whether a catalogue has it is another question.
[[nodiscard]] std::optional<PlanChoice> read_choice(Reader& reader, Issues& issues,
                                                    std::string_view name);
/// `{features_gained, features_lost, limits_changed: [{limit, from?, to?}]}`
[[nodiscard]] Json comparison_json(const PlanComparison& comparison);
[[nodiscard]] Json entitlements_json(const PlanCatalogue& catalogue,
                                     const Entitlements& entitlements);
[[nodiscard]] Json plans_json(const PlanCatalogue& catalogue);

}  // namespace steward::codec
