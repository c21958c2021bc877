#include <utility>

#include "core/codec/catalogue_reader.hpp"
#include "core/codec/json.hpp"
#include "core/codec/nested.hpp"
#include "core/codec/plans.hpp"

namespace steward {
namespace {

using codec::Json;
using codec::Reader;

/// Reads the parts of one catalogue; what is wrong with them is in `issues`.
class PlansReader {
 public:
  explicit PlansReader(Issues& issues) : issues_(issues) {}

  PlanCatalogue read(Reader& reader) {
    PlanCatalogue catalogue{};
    for (std::string& code : codec::read_texts(reader, issues_, "currencies"))
      catalogue.currencies.emplace_back(std::move(code));
    catalogue.features = codec::read_texts(reader, issues_, "features");
    catalogue.limits = codec::read_texts(reader, issues_, "limits");
    codec::for_each_object(reader, issues_, "plans", [&](Reader& plan) {
      catalogue.plans.push_back(this->plan(plan, catalogue));
    });
    if (reader.has("trial"))
      catalogue.trial = codec::read_object(
          reader, issues_, "trial", [&](Reader& inner) -> std::optional<TrialOffer> {
            return TrialOffer{inner.text("plan").value_or(""),
                              features(inner, "without", catalogue), credits(inner, "credits"),
                              inner.integer("days").value_or(0)};
          });
    codec::for_each_object(reader, issues_, "top_ups", [&](Reader& offer) {
      const Credits amount = credits(offer, "credits");
      catalogue.top_ups.push_back(
          {amount, by_currency<std::int64_t>(offer, "prices", catalogue,
                                             [](Reader& prices, const std::string& code) {
                                               return prices.integer(code).value_or(0);
                                             })});
    });
    catalogue.top_up_months = reader.integer("top_up_months").value_or(0);
    catalogue.upgrade_cycle = reader.field("upgrade_cycle", codec::parse_named<upgrade_cycle_named>)
                                  .value_or(UpgradeCycle::restart);
    const auto tax = codec::read_object(reader, issues_, "tax", [](Reader& inner) {
      return std::optional(
          Tax{inner.text("name").value_or(""), inner.integer("basis_points").value_or(0)});
    });
    catalogue.tax = tax.value_or(Tax{});
    catalogue.renewal_retry_days = codec::read_integers(reader, issues_, "renewal_retry_days");
    catalogue.credit_alerts_percent =
        codec::read_integers(reader, issues_, "credit_alerts_percent");
    return catalogue;
  }

 private:
  Credits credits(Reader& reader, std::string_view name) {
    const auto credits = Credits::of(reader.integer(name).value_or(0));
    if (!credits) reader.add(name, Issue{Code::amount_out_of_range});
    return credits.value_or(Credits());
  }

  FeatureSet features(Reader& reader, std::string_view name, const PlanCatalogue& catalogue) {
    FeatureSet set;
    const auto names = codec::read_texts(reader, issues_, name);
    for (std::size_t i = 0; i < names.size(); ++i) {
      const auto place = feature_place(catalogue, names[i]);
      if (place && *place < FeatureSet::features_max) {
        set.add(*place);
      } else {
        issues_.push_back(Issue{Code::field_value_unknown,
                                {{ParamName::expected, "one of /features"}},
                                reader.path_of(name) + "/" + std::to_string(i)});
      }
    }
    return set;
  }

  /// An object with one field per currency of the catalogue.
  template <class Value, class Read>
  std::vector<Value> by_currency(Reader& reader, std::string_view name,
                                 const PlanCatalogue& catalogue, Read read) {
    std::vector<Value> values(catalogue.currencies.size());
    const Json* const json = reader.object(name);
    if (json == nullptr) return values;
    Reader inner(*json, issues_, reader.path_of(name));
    for (std::size_t i = 0; i < values.size(); ++i)
      values[i] = read(inner, catalogue.currencies[i].value());
    inner.finish();
    return values;
  }

  Plan plan(Reader& reader, const PlanCatalogue& catalogue) {
    Plan plan{
        reader.text("name").value_or(""),
        reader.field("sale", codec::parse_named<plan_sale_named>).value_or(PlanSale::by_contact),
        features(reader, "features", catalogue),
        std::vector<std::optional<std::int64_t>>(catalogue.limits.size()),
        {}};
    if (const Json* const limits = reader.object("limits"); limits != nullptr) {
      Reader inner(*limits, issues_, reader.path_of("limits"));
      for (std::size_t i = 0; i < catalogue.limits.size(); ++i) {
        if (!inner.has(catalogue.limits[i])) continue;
        plan.limits[i] = inner.integer(catalogue.limits[i]);
        if (plan.limits[i] && *plan.limits[i] < 0)
          inner.add(catalogue.limits[i], Issue{Code::amount_out_of_range});
      }
      inner.finish();
    }
    codec::for_each_object(reader, issues_, "quantities", [&](Reader& quantity) {
      const Credits monthly = credits(quantity, "monthly_credits");
      const Credits yearly = credits(quantity, "yearly_credits");
      plan.quantities.push_back(
          {monthly, yearly,
           by_currency<PeriodPrices>(quantity, "prices", catalogue,
                                     [&](Reader& prices, const std::string& code) {
                                       return period_prices(prices, code);
                                     })});
    });
    return plan;
  }

  PeriodPrices period_prices(Reader& reader, const std::string& code) {
    return codec::read_object(
               reader, issues_, code,
               [](Reader& inner) {
                 const auto monthly = inner.integer("monthly");
                 const auto yearly = inner.integer("yearly");
                 return std::optional(PeriodPrices{monthly.value_or(0), yearly.value_or(0)});
               })
        .value_or(PeriodPrices{0, 0});
  }

  Issues& issues_;
};

}  // namespace

Result<PlanCatalogue, CatalogueProblems> decode_plans(std::string_view text) {
  const auto json = codec::read_document(text);
  if (!json) return Failure{CatalogueProblems{codec::describe_unreadable(text, json.error())}};
  Issues issues;
  Reader reader(*json, issues);
  PlanCatalogue catalogue = PlansReader(issues).read(reader);
  reader.finish();
  CatalogueProblems problems;
  for (const Issue& issue : issues)
    problems.push_back(issue.path + ": " + codec::sentence_of(issue));
  if (problems.empty()) problems = check_plans(catalogue);
  if (!problems.empty()) return Failure{std::move(problems)};
  return catalogue;
}

}  // namespace steward
