#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

namespace steward {

/// One row of a CSV file (RFC 4180), with its CRLF. Every field stands in double quotes, and none
/// can become a formula in a spreadsheet (OWASP "CSV injection", SEC-37): a `'` is put before each
/// = + - @, their full-width forms, TAB and CR that begins a field or follows, also over spaces, a
/// character at which some program may split it (comma, semicolon, tab, bar, quote, line break).
[[nodiscard]] std::string csv_row(std::initializer_list<std::string_view> fields);

}  // namespace steward
