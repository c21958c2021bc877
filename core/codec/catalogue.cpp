#include "core/codec/catalogue.hpp"

#include <algorithm>
#include <cstddef>

#include "core/codec/json.hpp"

namespace steward {
namespace {

using codec::Json;

/// The texts of an array; a sentence for everything else.
std::vector<std::string> texts(const Json& json, const std::string& name,
                               CatalogueProblems& problems) {
  std::vector<std::string> values;
  const auto found = json.find(name);
  if (found == json.end() || !found->is_array()) {
    problems.push_back("`" + name + "` must be a list of texts");
    return values;
  }
  for (const Json& item : *found) {
    const auto* text = item.get_ptr<const std::string*>();
    if (text == nullptr || text->empty()) {
      problems.push_back("`" + name + "` holds something that is not a text");
    } else if (std::find(values.begin(), values.end(), *text) != values.end()) {
      problems.push_back("`" + name + "` lists `" + *text + "` twice");
    } else {
      values.push_back(*text);
    }
  }
  return values;
}

Role role_of(const Json& json, CatalogueProblems& problems) {
  Role role;
  const auto name = json.find("name");
  const auto* text = name == json.end() ? nullptr : name->get_ptr<const std::string*>();
  if (text == nullptr || text->empty()) {
    problems.emplace_back("a role has no name");
  } else {
    role.name = *text;
  }
  for (const std::string& entry : texts(json, "permissions", problems)) {
    if (const auto permission = permission_named(entry)) {
      role.permissions.push_back(*permission);
    } else {
      problems.push_back("role `" + role.name + "` has the unknown permission `" + entry + "`");
    }
  }
  return role;
}

}  // namespace

std::string codec::describe_unreadable(std::string_view text, const Unreadable& problem) {
  const Issue& issue = problem.issue;
  if (issue.code != Code::request_not_json) {
    const std::string field = issue.path.empty() ? "" : "`" + issue.path + "`: ";
    return field + std::string(name_of(issue.code));
  }
  const std::string_view before = text.substr(0, problem.offset_bytes);
  return "line " + std::to_string(1 + std::count(before.begin(), before.end(), '\n')) +
         ": the text is not JSON here";
}

Result<RoleCatalogue, CatalogueProblems> decode_roles(std::string_view text) {
  const auto json = codec::read_document(text);
  if (!json) return Failure{CatalogueProblems{codec::describe_unreadable(text, json.error())}};
  const auto list = json->find("roles");
  if (list == json->end() || !list->is_array() || list->empty())
    return Failure{CatalogueProblems{"`roles` must be a list of roles"}};
  RoleCatalogue catalogue;
  CatalogueProblems problems;
  for (const Json& item : *list) catalogue.roles.push_back(role_of(item, problems));
  for (std::string& problem : check_roles(catalogue)) problems.push_back(std::move(problem));
  if (!problems.empty()) return Failure{std::move(problems)};
  return catalogue;
}

Result<IconCatalogue, CatalogueProblems> decode_icons(std::string_view text) {
  const auto json = codec::read_document(text);
  if (!json) return Failure{CatalogueProblems{codec::describe_unreadable(text, json.error())}};
  CatalogueProblems problems;
  IconCatalogue catalogue{texts(*json, "icons", problems), texts(*json, "colors", problems)};
  if (catalogue.icons.empty()) problems.emplace_back("`icons` is empty");
  if (catalogue.colors.empty()) problems.emplace_back("`colors` is empty");
  if (!problems.empty()) return Failure{std::move(problems)};
  return catalogue;
}

}  // namespace steward
