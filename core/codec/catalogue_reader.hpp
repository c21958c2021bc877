#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/codec/reader.hpp"

namespace steward::codec {

// What the readers of catalogue files share.

/// The texts of a list; what is none is an issue.
[[nodiscard]] std::vector<std::string> read_texts(Reader& reader, Issues& issues,
                                                  std::string_view name);
[[nodiscard]] std::vector<std::int64_t> read_integers(Reader& reader, Issues& issues,
                                                      std::string_view name);

/// Visits each (name, text) of the object under `name`, which may be absent.
template <class Visit>
void for_each_text(Reader& reader, Issues& issues, std::string_view name, Visit visit) {
  const Json* const json = reader.optional_object(name);
  if (json == nullptr) return;
  for (const auto& item : json->items()) {
    if (const auto* text = item.value().get_ptr<const std::string*>()) {
      visit(item.key(), *text);
    } else {
      issues.push_back(Issue{Code::field_type_wrong,
                             {{ParamName::expected, "text"}},
                             reader.path_of(name) + "/" + item.key()});
    }
  }
}

/// Visits the object under `name`, which may be absent, by a reader of its own.
template <class Visit>
void visit_object(Reader& reader, Issues& issues, std::string_view name, Visit visit) {
  const Json* const json = reader.optional_object(name);
  if (json == nullptr) return;
  Reader inner(*json, issues, reader.path_of(name));
  visit(inner);
  inner.finish();
}

/// The code's title and what the parameters say: "the field has another type (text)".
[[nodiscard]] std::string sentence_of(const Issue& issue);

}  // namespace steward::codec
