#include <algorithm>
#include <utility>

#include "core/base/search.hpp"
#include "core/connections/check_call.hpp"

namespace steward {
namespace {

using check_detail::CallCheck;
using check_detail::child;
using check_detail::has_text;
using check_detail::is_id;

/// Collects the problems of one catalogue, each with its place.
class ProviderCheck {
 public:
  ProviderCheck(const ProviderCatalogue& catalogue, const std::vector<std::string>& features)
      : catalogue_(catalogue), features_(features) {}

  std::vector<CatalogueProblem> all() && {
    if (catalogue_.languages.empty()) report("/languages", "there is none");
    if (catalogue_.providers.empty()) report("/providers", "there is none");
    feature("/own_key_feature", catalogue_.own_key_feature);
    std::vector<std::string> category_ids;
    for (std::size_t i = 0; i < catalogue_.categories.size(); ++i) {
      const std::string place = child("/categories", i);
      unique_id(child(place, "id"), catalogue_.categories[i].id, category_ids);
      text(child(place, "title"), catalogue_.categories[i].title);
    }
    std::vector<std::string> ids;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < catalogue_.providers.size(); ++i) {
      const Provider& provider = catalogue_.providers[i];
      const std::string place = child("/providers", i);
      unique_id(child(place, "id"), provider.id, ids);
      const std::string name = folded(provider.name);
      if (name.empty()) report(child(place, "name"), "the name is empty");
      if (has_text(names, name))
        report(child(place, "name"), "`" + provider.name + "` is listed twice");
      names.push_back(name);
      if (!has_text(category_ids, provider.category))
        report(child(place, "category"), "there is no category `" + provider.category + "`");
      if (!provider.feature.empty()) feature(child(place, "feature"), provider.feature);
      check(place, provider);
    }
    return std::move(problems_);
  }

 private:
  void report(const std::string& place, const std::string& what) {
    problems_.push_back({place, what});
  }

  void unique_id(const std::string& place, const std::string& id, std::vector<std::string>& known) {
    if (!is_id(id)) report(place, "an id has lower-case letters, digits and `_`");
    if (has_text(known, id)) report(place, "`" + id + "` is listed twice");
    known.push_back(id);
  }

  void feature(const std::string& place, const std::string& name) {
    if (name.empty()) report(place, "the name is empty");
    if (!features_.empty() && !has_text(features_, name))
      report(place, "the plans have no feature `" + name + "`");
  }

  void text(const std::string& place, const LocalText& text) {
    for (std::size_t i = 0; i < catalogue_.languages.size(); ++i)
      if (i >= text.size() || text[i].empty())
        report(place, "the text in `" + catalogue_.languages[i] + "` is missing");
  }

  void check(const std::string& place, const Provider& provider) {
    CallCheck calls(provider, problems_);
    calls.address(child(place, "documentation_url"), provider.documentation_url);
    const bool takes_own = provider.kinds != ConnectionKinds::managed_only;
    const bool has_own = !provider.fields.empty() || provider.oauth.has_value();
    if (takes_own && !has_own)
      report(child(place, "fields"), "an own account needs credential fields or `oauth`");
    if (!takes_own && has_own)
      report(child(place, "kinds"), "a service that is managed only asks for no credentials");
    if (takes_own && provider.steps.empty())
      report(child(place, "steps"), "an own account needs instructions");
    std::vector<std::string> names;
    for (std::size_t i = 0; i < provider.fields.size(); ++i)
      field(child(child(place, "fields"), i), provider, provider.fields[i], names);
    steps(place, provider);
    for (std::size_t i = 0; i < provider.prerequisites.size(); ++i)
      text(child(child(place, "prerequisites"), i), provider.prerequisites[i]);
    if (provider.oauth) {
      calls.oauth(child(place, "oauth"), *provider.oauth);
      scopes(child(place, "oauth"), *provider.oauth);
    }
    if (provider.test_call) calls.call(child(place, "test_call"), {}, *provider.test_call);
    std::vector<std::string> actions;
    for (std::size_t i = 0; i < provider.actions.size(); ++i)
      action(child(child(place, "actions"), i), provider, provider.actions[i], actions);
  }

  void field(const std::string& place, const Provider& provider, const CredentialField& field,
             std::vector<std::string>& names) {
    unique_id(child(place, "name"), field.name, names);
    if (field.name == access_token_field)
      report(child(place, "name"), "`access_token` is the name of OAuth's token");
    text(child(place, "title"), field.title);
    if (!field.help.empty()) text(child(place, "help"), field.help);
    const CredentialPattern& pattern = field.pattern;
    if (pattern.length_min < 1 || pattern.length_max < pattern.length_min ||
        pattern.length_max > credential_characters_max)
      report(child(place, "pattern"), "lengths run from 1 to 16384, the least first");
    const auto judged = judge_credential(field, field.example);
    if (!judged || judged->value != field.example)
      report(child(place, "example"), "the example does not fit the pattern");
    const bool has_step =
        std::any_of(provider.steps.begin(), provider.steps.end(),
                    [&](const ProviderStep& step) { return step.field == field.name; });
    if (!has_step && !field.is_optional)
      report(child(place, "name"), "no step says where `" + field.name + "` is found");
  }

  void steps(const std::string& place, const Provider& provider) {
    for (std::size_t i = 0; i < provider.steps.size(); ++i) {
      const ProviderStep& step = provider.steps[i];
      const std::string at = child(child(place, "steps"), i);
      text(child(at, "text"), step.text);
      if (!step.url.empty()) CallCheck(provider, problems_).address(child(at, "url"), step.url);
      if (!step.field.empty() && field_named(provider, step.field) == nullptr)
        report(child(at, "field"), "there is no field `" + step.field + "`");
    }
  }

  void scopes(const std::string& place, const OAuthOffer& offer) {
    for (std::size_t i = 0; i < offer.scopes.size(); ++i)
      text(child(child(child(place, "scopes"), i), "text"), offer.scopes[i].text);
  }

  void action(const std::string& place, const Provider& provider, const ProviderAction& action,
              std::vector<std::string>& known) {
    unique_id(child(place, "name"), action.name, known);
    if (action.inputs.empty()) report(child(place, "inputs"), "there is none");
    for (const std::string& input : action.inputs)
      if (!is_id(input) || field_named(provider, input) != nullptr || input == access_token_field)
        report(child(place, "inputs"), "`" + input + "` is no name, or that of a field");
    if (action.credits.value() < 0 || action.credits.value() > action_credits_max)
      report(child(place, "credits"), "it is under 0 or over 1,000,000");
    CallCheck(provider, problems_).call(place, action.inputs, action.call);
    if (action.call.pointers.result.empty()) report(child(place, "result"), "it is missing");
  }

  const ProviderCatalogue& catalogue_;
  const std::vector<std::string>& features_;
  std::vector<CatalogueProblem> problems_;
};

}  // namespace

std::vector<CatalogueProblem> check_providers(const ProviderCatalogue& catalogue,
                                              const std::vector<std::string>& features) {
  return ProviderCheck(catalogue, features).all();
}

}  // namespace steward
