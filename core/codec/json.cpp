#include "core/codec/json.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "core/base/utf8.hpp"

namespace steward::codec {
namespace {

/// Builds the tree while the parser reads, and stops it at what we do not take: nesting that is too
/// deep, and a name that one object has twice. The library's own tree builder would let the second
/// value win, and its callback interface compiles the parser once more.
class TreeBuilder {
 public:
  enum class Repeated { refused, last_wins };
  TreeBuilder(int depth_max, Repeated repeated) : depth_max_(depth_max), repeated_(repeated) {}

  bool null() { return add(nullptr); }
  bool boolean(bool value) { return add(value); }
  bool number_integer(Json::number_integer_t value) { return add(value); }
  bool number_unsigned(Json::number_unsigned_t value) { return add(value); }
  bool number_float(Json::number_float_t value, const std::string&) { return add(value); }
  bool string(std::string& value) { return add(std::move(value)); }
  bool binary(Json::binary_t&) { return false; }  // JSON text has none
  bool start_object(std::size_t) { return open(Json::object()); }
  bool start_array(std::size_t) { return open(Json::array()); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    Json& object = *open_.back();
    if (repeated_ == Repeated::refused && object.contains(name)) {
      refusal = Issue{Code::field_repeated, {}, "/" + name};
      return false;
    }
    slot_ = &object[name];
    return true;
  }
  template <class Error>
  bool parse_error(std::size_t position, const std::string&, const Error&) {
    stopped_at = position;
    return false;
  }

  Json root;
  std::optional<Issue> refusal;  ///< why we stopped the parser, if it was us
  std::size_t stopped_at = 0;

 private:
  Json* place(Json value) {
    if (open_.empty()) {
      root = std::move(value);
      return &root;
    }
    if (open_.back()->is_object()) {
      *slot_ = std::move(value);
      return slot_;
    }
    open_.back()->push_back(std::move(value));
    return &open_.back()->back();
  }
  bool add(Json value) {
    place(std::move(value));
    return true;
  }
  bool open(Json container) {
    if (open_.size() == static_cast<std::size_t>(depth_max_)) {
      refusal = Issue{Code::request_too_deep, {{ParamName::limit, depth_max_}}};
      return false;
    }
    open_.push_back(place(std::move(container)));
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  int depth_max_;
  Repeated repeated_;
  std::vector<Json*> open_;  ///< the containers around the next value, outermost first
  Json* slot_ = nullptr;     ///< where the value of the last key goes
};

}  // namespace

Result<Json, Unreadable> read_document(std::string_view text) {
  if (!is_utf8(text)) return Failure{Unreadable{Issue{Code::text_not_utf8}, 0}};
  TreeBuilder tree(json_depth_max, TreeBuilder::Repeated::refused);
  const bool read = Json::sax_parse(text, &tree);
  if (tree.refusal) return Failure{Unreadable{*std::move(tree.refusal), tree.stopped_at}};
  if (!read) return Failure{Unreadable{Issue{Code::request_not_json}, tree.stopped_at}};
  if (!tree.root.is_object()) {
    return Failure{Unreadable{Issue{Code::field_type_wrong, {{ParamName::expected, "object"}}}, 0}};
  }
  return std::move(tree.root);
}

std::optional<Json> read_foreign_document(std::string_view text) {
  TreeBuilder tree(foreign_json_depth_max, TreeBuilder::Repeated::last_wins);
  if (!is_utf8(text) || !Json::sax_parse(text, &tree)) return std::nullopt;
  return std::move(tree.root);
}

Result<Json, Issue> parse_object(std::string_view text) {
  auto document = read_document(text);
  if (!document) return Failure{document.error().issue};
  return std::move(document).value();
}

std::string to_text(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace steward::codec
