// SEC-37: a row read back by RFC 4180 has the same fields, and no field begins a formula.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/base/csv.hpp"

namespace {

/// The only field of a row, its quotes taken away; stops where the row has another shape.
std::string only_field(const std::string& row) {
  if (row.size() < 4 || row.front() != '"' || !row.ends_with("\"\r\n")) std::abort();
  const std::string_view inner = std::string_view(row).substr(1, row.size() - 4);
  std::string field;
  for (std::size_t i = 0; i < inner.size(); ++i) {
    if (inner[i] == '"' && (++i >= inner.size() || inner[i] != '"')) std::abort();
    field.push_back(inner[i]);
  }
  return field;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string field = only_field(steward::csv_row({text}));
  // Every piece at which a program may split begins harmlessly.
  constexpr std::string_view boundaries = ",;|\"\t\r\n";
  bool at_boundary = true;
  for (const char c : field) {
    if (at_boundary && std::string_view("=+-@").find(c) != std::string_view::npos) std::abort();
    at_boundary = boundaries.find(c) != std::string_view::npos || (at_boundary && c == ' ');
  }
  // Only apostrophes were added.
  std::size_t kept = 0;
  for (const char c : field) {
    if (kept < text.size() && text[kept] == c) {
      ++kept;
    } else if (c != '\'') {
      std::abort();
    }
  }
  if (kept != text.size()) std::abort();
  return 0;
}
