#include "core/error/code.hpp"

#include <array>
#include <cstddef>

namespace steward {
namespace {

using enum CodeKind;
constexpr std::array table = {
#define STEWARD_CODE(name, kind, status, title) CodeFacts{#name, kind, status, title},
#include "core/error/codes.def"
#undef STEWARD_CODE
};

// Apart, so that a module which only names codes does not carry their titles.
constexpr std::array code_names = {
#define STEWARD_CODE(name, kind, status, title) std::string_view(#name),
#include "core/error/codes.def"
#undef STEWARD_CODE
};

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
  return code_names[static_cast<std::size_t>(code)];
}

const CodeFacts& facts_of(Code code) {
  return table[static_cast<std::size_t>(code)];
}

std::size_t code_count() {
  return table.size();
}

std::optional<Code> code_named(std::string_view name) {
  for (std::size_t i = 0; i < code_names.size(); ++i)
    if (code_names[i] == name) return static_cast<Code>(i);
  return std::nullopt;
}

}  // namespace steward
