#include "core/codec/catalogue_reader.hpp"

#include <variant>

namespace steward::codec {
namespace {

template <class Item>
std::vector<Item> items_of_list(Reader& reader, Issues& issues, std::string_view name,
                                const char* expected) {
  std::vector<Item> items;
  const Json* const list = reader.array(name);
  for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
    if (const auto* item = (*list)[i].get_ptr<const Item*>()) {
      items.push_back(*item);
    } else {
      issues.push_back(Issue{Code::field_type_wrong,
                             {{ParamName::expected, expected}},
                             reader.path_of(name) + "/" + std::to_string(i)});
    }
  }
  return items;
}

}  // namespace

std::vector<std::string> read_texts(Reader& reader, Issues& issues, std::string_view name) {
  return items_of_list<std::string>(reader, issues, name, "text");
}

std::vector<std::int64_t> read_integers(Reader& reader, Issues& issues, std::string_view name) {
  return items_of_list<std::int64_t>(reader, issues, name, "integer");
}

std::string sentence_of(const Issue& issue) {
  std::string sentence(facts_of(issue.code).title);
  for (const Param& param : issue.params)
    if (const auto* text = std::get_if<std::string>(&param.value)) sentence += " (" + *text + ")";
  return sentence;
}

}  // namespace steward::codec
