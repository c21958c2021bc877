#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "core/base/timestamp.hpp"
#include "core/codec/json.hpp"
#include "core/error/issue.hpp"

namespace steward::codec {

/// Reads the fields of one object and collects what is wrong with them, all at once. Every getter
/// adds `field_missing` (unless optional) or `field_type_wrong` (param expected) and then gives
/// nothing; `finish` adds `field_unknown` for each field that nobody asked for.
class Reader {
 public:
  Reader(const Json& object, Issues& issues, std::string path = {})
      : object_(object), issues_(issues), path_(std::move(path)) {}

  [[nodiscard]] std::optional<std::string> text(std::string_view name);
  [[nodiscard]] std::optional<std::string> optional_text(std::string_view name);
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view name);
  [[nodiscard]] std::optional<Timestamp> time(std::string_view name);
  [[nodiscard]] std::optional<Timestamp> optional_time(std::string_view name);
  /// False where the field is absent.
  [[nodiscard]] bool flag(std::string_view name);
  /// Of whatever type.
  [[nodiscard]] const Json* value(std::string_view name) { return required(name); }
  [[nodiscard]] const Json* object(std::string_view name);
  [[nodiscard]] const Json* optional_object(std::string_view name);
  [[nodiscard]] const Json* array(std::string_view name);

  /// A text field by its rule: `parse(text) → Result<T, Issue>`.
  template <class Parse>
  [[nodiscard]] auto field(std::string_view name, Parse parse) {
    return parsed(name, text(name), parse);
  }
  template <class Parse>
  [[nodiscard]] auto optional_field(std::string_view name, Parse parse) {
    return parsed(name, optional_text(name), parse);
  }

  [[nodiscard]] bool has(std::string_view name) const {
    return object_.contains(std::string(name));
  }
  [[nodiscard]] std::string path_of(std::string_view name) const {
    return path_ + "/" + std::string(name);
  }
  void add(std::string_view name, Issue issue) {
    // Before the issue is moved: the order of arguments is each compiler's own.
    std::string path = path_of(name) + issue.path;
    issues_.push_back(at(std::move(path), std::move(issue)));
  }
  void finish();

 private:
  [[nodiscard]] const Json* find(std::string_view name);
  [[nodiscard]] const Json* required(std::string_view name);
  void add_wrong_type(std::string_view name, const char* expected);

  template <class Parse>
  auto parsed(std::string_view name, const std::optional<std::string>& text, Parse parse) {
    using Value = std::decay_t<decltype(parse(std::string_view{}).value())>;
    std::optional<Value> value;
    if (!text) return value;
    auto result = parse(*text);
    if (result) {
      value = std::move(result).value();
    } else {
      add(name, result.error());
    }
    return value;
  }

  const Json& object_;
  Issues& issues_;
  std::string path_;
  std::set<std::string, std::less<>> read_;
};

}  // namespace steward::codec
