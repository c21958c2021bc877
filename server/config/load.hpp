#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "server/config/config.hpp"

namespace steward {

/// Names and values of the process's environment that concern us.
using Environment = std::map<std::string, std::string>;
/// The variables whose names start with `STEWARD_`.
[[nodiscard]] Environment steward_environment();
/// Those that set nothing. Worth a warning, since one may be misspelt, but no error: container
/// platforms add variables named after services.
[[nodiscard]] std::vector<std::string> unknown_variables(Environment environment);

/// What is wrong, one sentence each, naming the setting and where it was read.
using ConfigProblems = std::vector<std::string>;

/// Settings from a TOML file, overridden by the environment. `file`: as named by the operator, or
/// nothing; then `steward.toml` of the working folder counts if it is there. Gives every problem at
/// once: unreadable or malformed file, unknown setting, value that does not fit, a combination that
/// is not safe. A value that may hold a password is never repeated.
[[nodiscard]] Result<Config, ConfigProblems> load_config(
    const std::optional<std::filesystem::path>& file, const Environment& environment);

}  // namespace steward
