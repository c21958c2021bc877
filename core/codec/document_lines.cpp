#include "core/codec/document_lines.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

#include "core/codec/json.hpp"

namespace steward::codec {
namespace {

/// Tells how far the parser has read: the library itself says so only where it fails.
class TrackedText {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  TrackedText(const char* at, const char** read_to) : at_(at), read_to_(read_to) {}
  reference operator*() const { return *at_; }
  TrackedText& operator++() {
    *read_to_ = ++at_;
    return *this;
  }
  TrackedText operator++(int) {
    TrackedText before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(const TrackedText& left, const TrackedText& right) {
    return left.at_ == right.at_;
  }
  friend bool operator!=(const TrackedText& left, const TrackedText& right) {
    return !(left == right);
  }

 private:
  const char* at_;
  const char** read_to_;
};

/// Follows the parser and notes the line of every value.
class LineNotes {
 public:
  explicit LineNotes(std::string_view text) : counted_to_(text.data()), read_to(text.data()) {}

  bool null() { return note(); }
  bool boolean(bool) { return note(); }
  bool number_integer(Json::number_integer_t) { return note(); }
  bool number_unsigned(Json::number_unsigned_t) { return note(); }
  bool number_float(Json::number_float_t, const std::string&) { return note(); }
  bool string(std::string&) { return note(); }
  bool binary(Json::binary_t&) { return note(); }
  bool start_object(std::size_t) { return open(std::nullopt); }
  bool start_array(std::size_t) { return open(0); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(std::string& name) {
    name_ = name;
    note_at(here());
    return true;
  }
  template <class Error>
  bool parse_error(std::size_t, const std::string&, const Error&) {
    return false;
  }

  std::map<std::string, std::size_t> lines{};

 private:
  struct Level {
    std::string path;
    std::optional<std::size_t> index;  ///< of an array's next value
  };

  [[nodiscard]] std::string here() const {
    if (open_.empty()) return {};
    const Level& level = open_.back();
    return level.path + "/" + (level.index ? std::to_string(*level.index) : name_);
  }
  void note_at(const std::string& path) {
    // The last character read belongs to what comes next where a number has just ended.
    const char* const end = std::max(counted_to_, read_to - 1);
    line_ += static_cast<std::size_t>(std::count(counted_to_, end, '\n'));
    counted_to_ = end;
    lines.emplace(path, line_);
  }
  bool note() {
    note_at(here());
    if (!open_.empty() && open_.back().index) ++*open_.back().index;
    return true;
  }
  bool open(std::optional<std::size_t> index) {
    std::string path = here();
    note();
    open_.push_back({std::move(path), index});
    return true;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  std::vector<Level> open_;
  std::string name_;
  std::size_t line_ = 1;
  const char* counted_to_;

 public:
  const char* read_to;
};

}  // namespace

std::vector<std::size_t> lines_of(std::string_view text, const std::vector<std::string>& pointers) {
  LineNotes notes(text);
  // A text that is no JSON ends here early; what was noted until then still holds.
  static_cast<void>(Json::sax_parse(TrackedText(text.data(), &notes.read_to),
                                    TrackedText(text.data() + text.size(), &notes.read_to),
                                    &notes));
  std::vector<std::size_t> lines;
  for (std::string pointer : pointers) {
    auto found = notes.lines.find(pointer);
    while (found == notes.lines.end() && !pointer.empty()) {
      pointer.resize(pointer.rfind('/') == std::string::npos ? 0 : pointer.rfind('/'));
      found = notes.lines.find(pointer);
    }
    lines.push_back(found == notes.lines.end() ? 1 : found->second);
  }
  return lines;
}

}  // namespace steward::codec
