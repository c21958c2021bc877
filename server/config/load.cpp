#include "server/config/load.hpp"

#include <toml++/toml.h>
#include <unistd.h>

#include <algorithm>
#include <sstream>

#include "server/config/settings.hpp"

namespace steward {
namespace {

constexpr std::string_view prefix = "STEWARD_";
constexpr const char* usual_file = "steward.toml";

std::string variable_of(std::string_view key) {
  std::string name(prefix);
  for (const char letter : key) {
    name += letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
  }
  return name;
}

void apply(Config& config, const Setting& setting, const std::string& text,
           const std::string& source, ConfigProblems& problems) {
  if (setting.apply(config, text)) return;
  std::string problem = source + ": ";
  problem.append(setting.is_secret ? "the value" : "`" + text + "`");
  problems.push_back(problem.append(" is not ").append(setting.expected));
}

/// A TOML value as the text the environment would hold; nothing for types no setting has.
std::optional<std::string> text_of(const toml::node& node) {
  if (const auto text = node.value_exact<std::string>()) return *text;
  if (const auto number = node.value_exact<std::int64_t>()) return std::to_string(*number);
  const toml::array* list = node.as_array();
  if (list == nullptr) return std::nullopt;
  std::string joined;
  for (const toml::node& element : *list) {
    const auto text = element.value_exact<std::string>();
    if (!text) return std::nullopt;
    joined.append(joined.empty() ? "" : ",").append(*text);
  }
  return joined;
}

void apply_table(Config& config, const toml::table& table, const std::string& file,
                 ConfigProblems& problems) {
  for (const auto& [key, node] : table) {
    std::ostringstream place;
    place << file << " line " << node.source().begin.line << ": " << key.str();
    const auto found =
        std::find_if(settings().begin(), settings().end(),
                     [name = key.str()](const Setting& one) { return one.key == name; });
    if (found == settings().end()) {
      problems.push_back(place.str() + ": there is no such setting");
      continue;
    }
    const auto text = text_of(node);
    if (text) {
      apply(config, *found, *text, place.str(), problems);
    } else {
      problems.push_back(place.str() + ": a text, a whole number or a list of texts is expected");
    }
  }
}

void apply_file(Config& config, const std::string& file, ConfigProblems& problems) {
  try {
    apply_table(config, toml::parse_file(file), file, problems);
  } catch (const toml::parse_error& error) {
    std::ostringstream problem;
    problem << file << " line " << error.source().begin.line << ": " << error.description();
    problems.push_back(problem.str());
  }
}

void apply_environment(Config& config, const Environment& environment, ConfigProblems& problems) {
  for (const Setting& setting : settings()) {
    const auto found = environment.find(variable_of(setting.key));
    if (found != environment.end()) {
      apply(config, setting, found->second, found->first, problems);
    }
  }
}

/// What each setting permits but the whole does not.
void check_together(const Config& config, ConfigProblems& problems) {
  if (!std::filesystem::is_directory(config.assets_dir)) {
    problems.push_back("assets_dir: there is no folder `" + config.assets_dir.string() + "`");
  }
  if (config.gateway == GatewayKind::stripe && config.stripe.secret_key.empty()) {
    problems.push_back("stripe_secret_key: the gateway `stripe` needs one");
  }
  if (config.mode != Mode::production) return;
  if (!config.stripe.api.is_https) {
    problems.push_back("stripe_api_url: production needs an address with https");
  }
  const bool is_safe = config.public_url && config.public_url->is_https;
  if (!is_safe) problems.push_back("public_url: production needs an address with https");
}

}  // namespace

Environment steward_environment() {
  Environment out;
  for (char** variable = environ; *variable != nullptr; ++variable) {
    const std::string_view entry(*variable);
    const std::size_t equals = entry.find('=');
    if (!entry.starts_with(prefix) || equals == std::string_view::npos) continue;
    out.emplace(entry.substr(0, equals), entry.substr(equals + 1));
  }
  return out;
}

std::vector<std::string> unknown_variables(Environment environment) {
  for (const Setting& setting : settings()) environment.erase(variable_of(setting.key));
  std::vector<std::string> names;
  for (const auto& [name, value] : environment) names.push_back(name);
  return names;
}

Result<Config, ConfigProblems> load_config(const std::optional<std::filesystem::path>& file,
                                           const Environment& environment) {
  Config config;
  ConfigProblems problems;
  if (file || std::filesystem::exists(usual_file)) {
    apply_file(config, file.value_or(usual_file).string(), problems);
  }
  apply_environment(config, environment, problems);
  check_together(config, problems);
  if (!problems.empty()) return Failure{std::move(problems)};
  return config;
}

}  // namespace steward
