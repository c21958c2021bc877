#pragma once

#include <string>
#include <string_view>

namespace steward::log {

/// Appends `text` as a JSON string with its quotes. Control characters, DEL and bytes that are not
/// UTF-8 are escaped, so that nobody can forge a line or break a parser (SEC-37, SEC-43).
void append_quoted(std::string& out, std::string_view text);

}  // namespace steward::log
