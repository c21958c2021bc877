#include "core/codec/json.hpp"

#include <optional>
#include <set>
#include <vector>

#include "core/base/utf8.hpp"

namespace steward::codec {
namespace {

/// Nesting of brackets outside strings, judged before the parser builds anything.
bool is_too_deep(std::string_view text) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{' || c == '[') {
      if (++depth > json_depth_max) return true;
    } else if (c == '}' || c == ']') {
      --depth;
    }
  }
  return false;
}

/// Watches the parser for a name that one object has twice.
class RepeatedNames {
 public:
  bool operator()(int, Json::parse_event_t event, Json& parsed) {
    if (event == Json::parse_event_t::object_start) open_.emplace_back();
    if (event == Json::parse_event_t::object_end && !open_.empty()) open_.pop_back();
    if (event == Json::parse_event_t::key && !open_.empty()) {
      const auto& name = parsed.get_ref<const std::string&>();
      if (!open_.back().insert(name).second && !repeated) repeated = name;
    }
    return true;
  }
  std::optional<std::string> repeated;

 private:
  std::vector<std::set<std::string>> open_;
};

}  // namespace

Result<Json, Issue> parse_object(std::string_view text) {
  if (!is_utf8(text)) return Failure{Issue{Code::text_not_utf8}};
  if (is_too_deep(text))
    return Failure{Issue{Code::request_too_deep, {{ParamName::limit, json_depth_max}}}};
  RepeatedNames names;
  Json json = Json::parse(text, std::ref(names), false);
  if (json.is_discarded()) return Failure{Issue{Code::request_not_json}};
  if (names.repeated) return Failure{Issue{Code::field_repeated, {}, "/" + *names.repeated}};
  if (!json.is_object())
    return Failure{Issue{Code::field_type_wrong, {{ParamName::expected, "object"}}}};
  return json;
}

std::string to_text(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace steward::codec
