#include "core/codec/evaluate.hpp"

#include <array>

#include "core/codec/rules.hpp"

namespace steward {
namespace {

using namespace codec;

using Lists = std::initializer_list<Rules>;

const Rule* rule_named(Lists lists, std::string_view name) {
  for (const Rules list : lists)
    for (const Rule& rule : list)
      if (rule.name == name) return &rule;
  return nullptr;
}

Json ask(const Json& document, Lists lists, const RoleCatalogue* kept_roles) {
  Issues issues;
  Reader reader(document, issues);
  const Json none = Json::object();
  const Json* const given = reader.optional_object("given");
  const Json* const when = reader.object("when");
  const auto now = reader.optional_time("now");
  if (when == nullptr || !issues.empty()) return no(issues);

  Call call{Reader(given == nullptr ? none : *given, issues, "/given"),
            Reader(*when, issues, "/when"),
            issues,
            now,
            kept_roles,
            {}};
  const auto name = call.when.text("rule");
  const Rule* const rule = name ? rule_named(lists, *name) : nullptr;
  if (name && rule == nullptr) call.when.add("rule", Issue{Code::field_value_unknown});
  if (rule == nullptr) return no(issues);

  const Answer answer = rule->ask(call);
  call.given.finish();
  call.when.finish();
  return issues.empty() && answer ? *answer : no(issues);
}

}  // namespace

std::string codec::evaluate_with(std::string_view call, Lists lists,
                                 const RoleCatalogue* kept_roles) {
  const auto document = parse_object(call);
  return to_text(document ? ask(*document, lists, kept_roles) : no(document.error()));
}

std::string evaluate(std::string_view call, const RoleCatalogue* kept_roles) {
  return codec::evaluate_with(
      call,
      {account_page_rules(), account_other_rules(), audit_page_rules(), team_page_rules(),
       team_other_rules(), workspace_page_rules(), workspace_other_rules(), plans_rules(),
       credits_rules(), ledger_rules(), billing_rules(), payment_rules(), connections_rules(),
       providers_rules(), keys_rules()},
      kept_roles);
}

}  // namespace steward
