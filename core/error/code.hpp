#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace steward {

/// Who says "no": a field, a rule, the protocol around them, or we ourselves.
enum class CodeKind : std::uint8_t { issue, rejection, request, fault };
[[nodiscard]] std::string_view name_of(CodeKind kind);

/// Every reason Steward gives, once. `codes.def` is the only list; a published code never changes
/// its meaning. The enumerator, the JSON text and the message key share one spelling.
enum class Code : std::uint16_t {
#define STEWARD_CODE(name, kind, status, title) name,
#include "core/error/codes.def"
#undef STEWARD_CODE
};

/// What is known of a code apart from its parameters.
struct CodeFacts {
  std::string_view name;
  CodeKind kind;
  int status;              ///< HTTP status the server answers with
  std::string_view title;  ///< one lower-case English phrase for developers
};

[[nodiscard]] const CodeFacts& facts_of(Code code);
[[nodiscard]] std::string_view name_of(Code code);
/// Number of codes; codes are numbered 0 … code_count − 1.
[[nodiscard]] std::size_t code_count();
[[nodiscard]] std::optional<Code> code_named(std::string_view name);

}  // namespace steward
