#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/codec/account.hpp"
#include "core/codec/catalogue.hpp"
#include "core/codec/json.hpp"
#include "core/codec/problem.hpp"
#include "core/codec/reader.hpp"
#include "core/codec/workspace.hpp"

namespace steward::codec {

/// What a rule is asked with. The readers collect into `issues`; a rule that cannot read its input
/// answers `nothing`, and the issues are the answer.
struct Call {
  Reader given;
  Reader when;
  Issues& issues;
  std::optional<Timestamp> now;
  const RoleCatalogue* kept_roles = nullptr;  ///< see `evaluate`
  std::optional<RoleCatalogue> given_roles;

  /// The instant the call gives; a rule that needs it must be given it.
  [[nodiscard]] std::optional<Timestamp> required_now() {
    if (!now) issues.push_back(Issue{Code::field_missing, {}, "/now"});
    return now;
  }
};

using Answer = std::optional<Json>;
inline constexpr std::nullopt_t nothing = std::nullopt;

struct Rule {
  std::string_view name;
  Answer (*ask)(Call& call);
};

using Rules = std::span<const Rule>;

/// The rules by folder of the core. Those that pages ask by a call stand apart: a module that is
/// linked with one list only does not carry what the others reach.
[[nodiscard]] Rules account_page_rules();
[[nodiscard]] Rules account_other_rules();
[[nodiscard]] Rules audit_page_rules();
[[nodiscard]] Rules billing_rules();
[[nodiscard]] Rules connections_rules();
[[nodiscard]] Rules credits_rules();
[[nodiscard]] Rules keys_rules();
[[nodiscard]] Rules ledger_rules();
[[nodiscard]] Rules payment_rules();
[[nodiscard]] Rules plans_rules();
[[nodiscard]] Rules providers_rules();
[[nodiscard]] Rules team_page_rules();
[[nodiscard]] Rules team_other_rules();
[[nodiscard]] Rules workspace_page_rules();
[[nodiscard]] Rules workspace_other_rules();

/// `evaluate` with these rules only, for a module that is to carry no others.
[[nodiscard]] std::string evaluate_with(std::string_view call, std::initializer_list<Rules> lists,
                                        const RoleCatalogue* kept_roles = nullptr);

/// A catalogue inside the call; its problems count as a malformed call.
template <class Catalogue>
std::optional<Catalogue> catalogue(
    Call& call, std::string_view name,
    Result<Catalogue, CatalogueProblems> (*decode)(std::string_view)) {
  const Json* const json = call.given.object(name);
  if (json == nullptr) return std::nullopt;
  auto result = decode(to_text(*json));
  if (result) return std::move(result).value();
  for (const std::string& problem : result.error())
    call.given.add(name, Issue{Code::field_value_unknown, {{ParamName::expected, problem}}});
  return std::nullopt;
}

/// The roles that the call brings, or else those that its caller keeps.
[[nodiscard]] inline const RoleCatalogue* roles_of(Call& call) {
  if (call.kept_roles != nullptr && !call.given.has("roles")) return call.kept_roles;
  call.given_roles = catalogue(call, "roles", decode_roles);
  return call.given_roles ? &*call.given_roles : nullptr;
}

[[nodiscard]] inline Json yes(Json value) {
  return {{"ok", true}, {"value", std::move(value)}};
}
[[nodiscard]] inline Json no(const Issues& issues) {
  return {{"ok", false}, {"issues", issues_json(issues)}};
}
[[nodiscard]] inline Json no(const Issue& issue) {
  return no(Issues{issue});
}
[[nodiscard]] inline Json no(const Rejection& rejection) {
  return {{"ok", false}, {"rejection", rejection_json(rejection)}};
}

/// The answer to a result: `show(value)` as JSON, or why there is none.
template <class T, class E, class Show>
[[nodiscard]] Answer answer(const Result<T, E>& result, Show show) {
  return result ? yes(show(result.value())) : no(result.error());
}

/// The answer of `ask(reader, issues)` to a document, as JSON text; the issues where there is none.
template <class Ask>
[[nodiscard]] std::string answer_to(std::string_view body, Ask ask) {
  const auto json = parse_object(body);
  if (!json) return to_text(no(json.error()));
  Issues issues;
  Reader reader(*json, issues);
  const Answer answer = ask(reader, issues);
  reader.finish();
  return to_text(issues.empty() && answer ? *answer : no(issues));
}

/// The list of changes a decision yields, each by `show(change)`. The caller names how: a template
/// here would only see the change_json that were declared before this header.
template <class Changes, class Show>
[[nodiscard]] Json changes_json(const Changes& changes, Show show) {
  Json json = Json::array();
  for (const auto& change : changes) json.push_back(show(change));
  return json;
}

}  // namespace steward::codec
