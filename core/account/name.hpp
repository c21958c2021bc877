#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/base/strong.hpp"
#include "core/error/issue.hpp"

namespace steward {

inline constexpr std::int64_t name_code_points_max = 100;

/// The name under "Your details" (ACC-6).
using AccountName = Strong<struct AccountNameTag, std::string>;

/// Any script, no "first" and "last"; contract and codes: parse_display_text, limit 100.
[[nodiscard]] Result<AccountName, Issue> parse_account_name(std::string_view text);

}  // namespace steward
