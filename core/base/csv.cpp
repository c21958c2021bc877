#include "core/base/csv.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace steward {
namespace {

/// What makes a spreadsheet calculate (owasp.org, "CSV Injection"), the full-width forms included.
constexpr auto formula_starts =
    std::to_array<std::string_view>({"=", "+", "-", "@", "\t", "\r", "\xEF\xBC\x9D", "\xEF\xBC\x8B",
                                     "\xEF\xBC\x8D", "\xEF\xBC\xA0"});

/// Where a program with other settings than ours may see the end of a field.
constexpr std::string_view boundaries = ",;|\"\t\r\n";

bool starts_formula(std::string_view text) {
  return std::any_of(formula_starts.begin(), formula_starts.end(),
                     [&](std::string_view start) { return text.starts_with(start); });
}

void put_field(std::string& row, std::string_view field) {
  row.push_back('"');
  bool at_boundary = true;
  for (std::size_t i = 0; i < field.size(); ++i) {
    const char c = field[i];
    if (at_boundary && starts_formula(field.substr(i))) row.push_back('\'');
    if (c == '"') row.push_back('"');
    row.push_back(c);
    at_boundary = boundaries.find(c) != std::string_view::npos || (at_boundary && c == ' ');
  }
  row.push_back('"');
}

}  // namespace

std::string csv_row(std::initializer_list<std::string_view> fields) {
  std::string row;
  for (const std::string_view field : fields) {
    if (!row.empty()) row.push_back(',');
    put_field(row, field);
  }
  row += "\r\n";
  return row;
}

}  // namespace steward
