#pragma once

#include <string>
#include <string_view>

namespace steward::identity {

/// SHA-256 as a content security policy spells it: RFC 4648 §4, with padding.
[[nodiscard]] std::string sha256_base64(std::string_view text);
/// The same as addresses and PKCE (RFC 7636 4.2) spell it: RFC 4648 §5, without padding.
[[nodiscard]] std::string sha256_base64url(std::string_view text);

}  // namespace steward::identity
