#include "core/codec/evaluate.hpp"

#include <array>

#include "core/codec/rules.hpp"

namespace steward {
namespace {

using namespace codec;

using Rules = std::initializer_list<std::span<const Rule>>;

const Rule* rule_named(Rules all, std::string_view name) {
  for (const auto rules : all)
    for (const Rule& rule : rules)
      if (rule.name == name) return &rule;
  return nullptr;
}

Json ask(const Json& document, Rules rules, const RoleCatalogue* kept_roles) {
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
  const Rule* const rule = name ? rule_named(rules, *name) : nullptr;
  if (name && rule == nullptr) call.when.add("rule", Issue{Code::field_value_unknown});
  if (rule == nullptr) return no(issues);

  const Answer answer = rule->ask(call);
  call.given.finish();
  call.when.finish();
  return issues.empty() && answer ? *answer : no(issues);
}

}  // namespace

std::string codec::evaluate_with(std::string_view call, Rules rules,
                                 const RoleCatalogue* kept_roles) {
  const auto document = parse_object(call);
  return to_text(document ? ask(*document, rules, kept_roles) : no(document.error()));
}

std::string evaluate(std::string_view call, const RoleCatalogue* kept_roles) {
  return codec::evaluate_with(
      call,
      {account_rules(), workspace_rules(), team_rules(), audit_rules(), plans_rules(),
       credits_rules(), ledger_rules(), billing_rules(), payment_rules()},
      kept_roles);
}

}  // namespace steward
