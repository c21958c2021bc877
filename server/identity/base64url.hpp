#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace steward::identity {

/// RFC 4648 §5 without padding.
[[nodiscard]] std::string to_base64url(std::string_view bytes);
/// Nothing where the text is not exactly what to_base64url writes.
[[nodiscard]] std::optional<std::string> from_base64url(std::string_view text);

}  // namespace steward::identity
