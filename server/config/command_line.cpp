#include "server/config/command_line.hpp"

namespace steward {

Result<CommandLine, std::string> parse_command_line(std::span<const char* const> arguments) {
  CommandLine out;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--check-config") {
      out.wish = CommandLine::Wish::check_config;
    } else if (argument == "--reseal") {
      out.wish = CommandLine::Wish::reseal;
    } else if (argument == "--help") {
      out.wish = CommandLine::Wish::show_help;
    } else if (argument == "--version") {
      out.wish = CommandLine::Wish::show_version;
    } else if (argument != "--config") {
      return Failure{"`" + std::string(argument) + "` is not an option"};
    } else if (i + 1 == arguments.size()) {
      return Failure{std::string("--config needs the name of a file")};
    } else {
      out.config_file = arguments[++i];
    }
  }
  return out;
}

}  // namespace steward
