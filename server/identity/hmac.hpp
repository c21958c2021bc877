#pragma once

#include <string>
#include <string_view>

namespace steward::identity {

/// HMAC-SHA-256 (RFC 2104) as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string hmac_sha256_hex(std::string_view key, std::string_view text);

/// Whether the texts are equal; how long it takes tells only whether their lengths are (SEC-31).
[[nodiscard]] bool equal_in_time(std::string_view left, std::string_view right);

}  // namespace steward::identity
