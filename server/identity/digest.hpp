#pragma once

#include <string>
#include <string_view>

namespace steward::identity {

/// SHA-256 as a content security policy spells it: RFC 4648 §4, with padding.
[[nodiscard]] std::string sha256_base64(std::string_view text);

}  // namespace steward::identity
