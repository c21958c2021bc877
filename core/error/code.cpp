#include "core/error/code.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace steward {
namespace {

using enum CodeKind;
constexpr std::array table = {
#define STEWARD_CODE(name, kind, status, title) CodeFacts{#name, kind, status, title},
#include "core/error/codes.def"
#undef STEWARD_CODE
};

// Apart, so that a module which only names codes does not carry their titles; and in one text,
// since a pointer and a length for each would weigh more in it than the sum of lengths takes time.
constexpr std::string_view code_names =
#define STEWARD_CODE(name, kind, status, title) #name
#include "core/error/codes.def"
#undef STEWARD_CODE
    ;
constexpr auto code_name_sizes = std::to_array<std::uint8_t>({
#define STEWARD_CODE(name, kind, status, title) sizeof(#name) - 1,
#include "core/error/codes.def"
#undef STEWARD_CODE
});
static_assert(code_name_sizes.size() == table.size());

constexpr bool is_snake_case(std::string_view text) {
  for (const char c : text)
    if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return false;
  return !text.empty();
}

constexpr bool every_entry_is_sound() {
  for (const CodeFacts& entry : table) {
    if (!is_snake_case(entry.name) || entry.title.empty()) return false;
    // A field that cannot be taken is 422; a body that is cut off at its limit is 413; what should
    // prove who asks, and cannot, is 401.
    const bool is_field = entry.status == 422 || entry.status == 413 || entry.status == 401;
    if (entry.kind == issue && !is_field) return false;
    if (entry.kind == fault ? entry.status < 500 : entry.status < 400 || entry.status > 499)
      return false;
  }
  return true;
}
static_assert(every_entry_is_sound());

}  // namespace

std::string_view name_of(CodeKind kind) {
  switch (kind) {
    case CodeKind::issue:
      return "issue";
    case CodeKind::rejection:
      return "rejection";
    case CodeKind::request:
      return "request";
    case CodeKind::fault:
      return "fault";
  }
  return {};
}

std::string_view name_of(Code code) {
  const auto index = static_cast<std::size_t>(code);
  std::size_t begin = 0;
  for (std::size_t i = 0; i < index; ++i) begin += code_name_sizes[i];
  return code_names.substr(begin, code_name_sizes[index]);
}

const CodeFacts& facts_of(Code code) {
  return table[static_cast<std::size_t>(code)];
}

std::size_t code_count() {
  return table.size();
}

std::optional<Code> code_named(std::string_view name) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < code_name_sizes.size(); ++i) {
    if (code_names.substr(begin, code_name_sizes[i]) == name) return static_cast<Code>(i);
    begin += code_name_sizes[i];
  }
  return std::nullopt;
}

}  // namespace steward
