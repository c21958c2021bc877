#pragma once

#include <string>
#include <string_view>

#include "core/base/timestamp.hpp"

namespace steward::mail {

/// A header value as RFC 2047 encoded words where it is not plain ASCII; folded, so that no line is
/// over 76 characters. Control characters are dropped.
[[nodiscard]] std::string to_header_value(std::string_view text);
/// Reads what to_header_value writes.
[[nodiscard]] std::string from_header_value(std::string_view value);

/// RFC 2045 §6.7. Line ends become CR LF.
[[nodiscard]] std::string to_quoted_printable(std::string_view text);
[[nodiscard]] std::string from_quoted_printable(std::string_view encoded);

/// RFC 5322 §3.3 in UTC: "Sat, 21 Nov 2026 05:30:54 +0000".
[[nodiscard]] std::string to_mail_date(Timestamp at);

}  // namespace steward::mail
