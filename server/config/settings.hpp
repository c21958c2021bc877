#pragma once

#include <span>
#include <string_view>

#include "server/config/config.hpp"

namespace steward {

/// One setting: how it is called in the file ("listen"; "STEWARD_LISTEN" in the environment) and
/// how its text becomes a value.
struct Setting {
  std::string_view key;
  std::string_view expected;  ///< completes "… is not": "an address with a port, such as `…`"
  bool is_secret;             ///< the text may hold a password and is not repeated
  bool (*apply)(Config&, std::string_view text);  ///< false: the text does not fit
};

/// Every setting there is, in the order of docs/operations.md.
[[nodiscard]] std::span<const Setting> settings();

}  // namespace steward
