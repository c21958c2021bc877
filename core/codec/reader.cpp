#include "core/codec/reader.hpp"

#include "core/base/rfc3339.hpp"

namespace steward::codec {

const Json* Reader::find(std::string_view name) {
  read_.emplace(name);
  const auto found = object_.find(std::string(name));
  return found == object_.end() ? nullptr : &*found;
}

const Json* Reader::required(std::string_view name) {
  const Json* const value = find(name);
  if (value == nullptr) add(name, Issue{Code::field_missing});
  return value;
}

void Reader::add_wrong_type(std::string_view name, const char* expected) {
  add(name, Issue{Code::field_type_wrong, {{ParamName::expected, expected}}});
}

std::optional<std::string> Reader::optional_text(std::string_view name) {
  const Json* const value = find(name);
  if (value == nullptr) return std::nullopt;
  if (const auto* text = value->get_ptr<const std::string*>()) return *text;
  add_wrong_type(name, "text");
  return std::nullopt;
}

std::optional<std::string> Reader::text(std::string_view name) {
  return required(name) == nullptr ? std::nullopt : optional_text(name);
}

std::optional<std::int64_t> Reader::integer(std::string_view name) {
  const Json* const value = required(name);
  if (value == nullptr) return std::nullopt;
  const auto* const number = value->get_ptr<const std::int64_t*>();
  // An unsigned number over 2^63 − 1 has the unsigned type only and is out of every range of ours.
  if (number != nullptr && (!value->is_number_unsigned() || *number >= 0)) return *number;
  add_wrong_type(name, "integer");
  return std::nullopt;
}

std::optional<Timestamp> Reader::optional_time(std::string_view name) {
  const auto text = optional_text(name);
  if (!text) return std::nullopt;
  const auto at = parse_rfc3339(*text);
  if (!at) add_wrong_type(name, "time");
  return at;
}

std::optional<Timestamp> Reader::time(std::string_view name) {
  return required(name) == nullptr ? std::nullopt : optional_time(name);
}

bool Reader::flag(std::string_view name) {
  const Json* const value = find(name);
  if (value == nullptr) return false;
  if (const auto* flag = value->get_ptr<const bool*>()) return *flag;
  add_wrong_type(name, "boolean");
  return false;
}

const Json* Reader::optional_object(std::string_view name) {
  const Json* const value = find(name);
  if (value == nullptr || value->is_object()) return value;
  add_wrong_type(name, "object");
  return nullptr;
}

const Json* Reader::object(std::string_view name) {
  return required(name) == nullptr ? nullptr : optional_object(name);
}

const Json* Reader::array(std::string_view name) {
  const Json* const value = required(name);
  if (value == nullptr || value->is_array()) return value;
  add_wrong_type(name, "array");
  return nullptr;
}

void Reader::finish() {
  for (const auto& item : object_.items())
    if (read_.find(item.key()) == read_.end()) add(item.key(), Issue{Code::field_unknown});
}

}  // namespace steward::codec
