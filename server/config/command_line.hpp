#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace steward {

struct CommandLine {
  enum class Wish : std::uint8_t { serve, check_config, reseal, show_help, show_version };

  Wish wish = Wish::serve;
  std::optional<std::filesystem::path> config_file;
};

inline constexpr std::string_view usage =
    "usage: steward-server [--config FILE] [--check-config] [--reseal] [--help] [--version]\n"
    "Settings come from FILE (steward.toml if it is there) and STEWARD_* variables.\n";

/// `arguments`: without the program's name. Fails with a sentence about the first that is not
/// understood.
[[nodiscard]] Result<CommandLine, std::string> parse_command_line(
    std::span<const char* const> arguments);

}  // namespace steward
