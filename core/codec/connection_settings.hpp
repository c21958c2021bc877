#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/error/issue.hpp"

namespace steward {

/// `{own_keys_only}`: whether the workspace's runs never spend credits (ADV-6).
[[nodiscard]] std::string encode_connection_settings(bool own_keys_only);
[[nodiscard]] Result<bool, Issues> decode_connection_settings(std::string_view body);

}  // namespace steward
