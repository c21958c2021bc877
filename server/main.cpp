#include <sys/resource.h>

#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>

#include "core/codec/session.hpp"
#include "server/config/command_line.hpp"
#include "server/config/load.hpp"
#include "server/http/application.hpp"
#include "server/http/problem.hpp"
#include "server/http/server.hpp"
#include "server/services.hpp"
#include "server/use_cases/due_work.hpp"
#include "server/use_cases/reseal.hpp"
#include "server/use_cases/routes.hpp"

namespace steward {
namespace {

// Exit codes, as docs/operations.md promises them.
constexpr int exit_ended = 0;
constexpr int exit_failed = 1;         // could not start, or requests were cut off at the end
constexpr int exit_misconfigured = 2;  // nothing was started

http::Response health(const http::Request&) {
  return {.status = 200,
          .headers = {{"Content-Type", "application/json"}},
          .body = encode_health(STEWARD_VERSION)};
}

void add_health_route(http::Router& router) {
  const http::RouteOptions in_place{.execution = http::Execution::in_place, .body_bytes_max = 0};
  router.add({http::Method::get, "/healthz", in_place, health});
}

http::StaticFiles load_shell(const Config& config, const log::Logger& logger) {
  if (std::filesystem::is_directory(config.web_dir)) {
    return http::StaticFiles::load(config.web_dir);
  }
  logger.write(log::Level::warning, "there are no pages to serve: run script/build",
               {{"web_dir", config.web_dir.native()}});
  return {};
}

/// The origins from which pages of ours write.
std::vector<std::string> own_origins(const Config& config, const PublicUrl& public_url,
                                     const http::Endpoint& listening) {
  std::vector<std::string> origins = {public_url.origin};
  if (config.mode == Mode::development) {
    origins.push_back("http://" + listening.text());
    origins.push_back("http://localhost:" + std::to_string(listening.port));
  }
  return origins;
}

/// Every connection takes a file descriptor; the usual soft limit of 1024 is for `select`.
void raise_descriptor_limit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;  // the limit there is stays
  limit.rlim_cur = limit.rlim_max;
  setrlimit(RLIMIT_NOFILE, &limit);
}

int serve(const Config& config) {
  const log::Logger logger(config.log_format, config.log_level);
  for (const std::string& name : unknown_variables(steward_environment())) {
    logger.write(log::Level::warning, "there is no such setting", {{"variable", name}});
  }
  raise_descriptor_limit();
  http::Server server(config.limits, logger);
  const http::Endpoint listening = server.listen(config.listen);
  const PublicUrl public_url =
      config.public_url.value_or(PublicUrl{"http://" + listening.text(), false});

  Services services(config, public_url, logger);
  http::Router router;
  add_health_route(router);
  use_cases::add_routes(router, services);
  use_cases::start_due_work(services);
  const http::Application application(std::move(router), load_shell(config, logger),
                                      {.own_origins = own_origins(config, public_url, listening),
                                       .trusted_proxies = config.trusted_proxies,
                                       .is_https = public_url.is_https},
                                      logger);

  // Scripts and tests read the address from this line, and may ask for the end at once.
  server.heed_signals();
  std::cout << "steward listening on http://" << listening.text() << std::endl;
  if (server.run(application)) return exit_ended;
  // A handler that outlived its time cannot be ended; waiting for it would break the deadline.
  std::_Exit(exit_failed);
}

/// After a new key was put in front of the others: nothing needs the old ones any more.
int reseal(const Config& config) {
  store::Store store(database_address(config.database), 1);
  const identity::Sealer sealer(
      identity::load_keys(config.key_file, identity::MissingKey::refused));
  std::cout << "sealed anew: " << use_cases::reseal_all(store, sealer) << std::endl;
  return exit_ended;
}

int run(const CommandLine& command) {
  if (command.wish == CommandLine::Wish::show_help) {
    std::cout << usage;
    return exit_ended;
  }
  if (command.wish == CommandLine::Wish::show_version) {
    std::cout << "steward " STEWARD_VERSION "\n";
    return exit_ended;
  }
  const auto config = load_config(command.config_file, steward_environment());
  if (!config) {
    std::cerr << "steward-server: the configuration is wrong\n";
    for (const std::string& problem : config.error()) std::cerr << "  " << problem << "\n";
    return exit_misconfigured;
  }
  if (command.wish == CommandLine::Wish::check_config) {
    std::cout << "the configuration is right\n";
    return exit_ended;
  }
  if (command.wish == CommandLine::Wish::reseal) return reseal(*config);
  return serve(*config);
}

}  // namespace
}  // namespace steward

int main(int argument_count, char** arguments) {
  const auto command = steward::parse_command_line(
      {arguments + 1, static_cast<std::size_t>(argument_count > 0 ? argument_count - 1 : 0)});
  if (!command) {
    std::cerr << "steward-server: " << command.error() << "\n" << steward::usage;
    return steward::exit_misconfigured;
  }
  try {
    return steward::run(*command);
  } catch (const std::exception& error) {
    std::cerr << "steward-server: " << error.what() << "\n";
    return steward::exit_failed;
  }
}
