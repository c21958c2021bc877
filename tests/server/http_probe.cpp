// The real transport with routes that do nothing but show how it behaves: what the product's own
// routes cannot do on demand (wait, fail, answer badly). Started by tests/server/http_*.test.mjs.
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <stdexcept>

#include "server/config/load.hpp"
#include "server/http/application.hpp"
#include "server/http/server.hpp"

namespace steward {
namespace {

using http::Execution;
using http::Method;
using http::Request;
using http::Response;

/// Lets tests hold a handler at a point they know, without any waiting by the clock.
class Gate {
 public:
  void wait() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return is_open_; });
  }
  void open() {
    const std::lock_guard lock(mutex_);
    is_open_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_open_ = false;
};

Response text(std::string body) {
  return {.headers = {{"Content-Type", "text/plain"}}, .body = std::move(body)};
}

http::Router probe_routes(Gate& gate) {
  http::Router router;
  const http::RouteOptions quick{.execution = Execution::in_place, .body_bytes_max = 0};
  router.add({Method::get, "/api/client", quick,
              [](const Request& request) { return text(request.remote_address); }});
  router.add({Method::get, "/api/param/{first}/{second}", quick, [](const Request& request) {
                return text(request.params[0] + "|" + request.params[1]);
              }});
  router.add({Method::post, "/api/echo", {}, [](const Request& request) {
                return text(request.method == Method::post ? request.body : "");
              }});
  router.add({Method::post,
              "/api/upload",
              {.body_bytes_max = 5'242'880,
               .body_code = Code::picture_too_large,
               .content_types = {"image/png"}},
              [](const Request& request) { return text(std::to_string(request.body.size())); }});
  router.add({Method::get, "/api/large", quick,
              [](const Request&) { return text(std::string(32 * 1024 * 1024, 'x')); }});
  router.add({Method::get, "/api/held", {.body_bytes_max = 0}, [&gate](const Request&) {
                gate.wait();
                return text("released");
              }});
  router.add({Method::post, "/api/release", quick, [&gate](const Request&) {
                gate.open();
                return Response{.status = 204};
              }});
  router.add({Method::get, "/api/fault", {.body_bytes_max = 0}, [](const Request&) -> Response {
                throw std::runtime_error("first line\nforged line");
              }});
  router.add({Method::get, "/api/split-header", quick, [](const Request&) {
                return Response{.headers = {{"X-Split", "one\r\nX-Forged: two"}}};
              }});
  return router;
}

int serve(const Config& config) {
  const log::Logger logger(config.log_format, config.log_level);
  Gate gate;
  http::Server server(config.limits, logger);
  const http::Endpoint listening = server.listen(config.listen);
  const http::Application application(probe_routes(gate), http::StaticFiles{},
                                      {.own_origins = {"http://" + listening.text()},
                                       .trusted_proxies = config.trusted_proxies,
                                       .is_https = false},
                                      logger);
  std::cout << "probe listening on http://" << listening.text() << std::endl;
  if (server.run(application)) return 0;
  std::_Exit(1);  // as the product does: a held handler cannot be ended
}

}  // namespace
}  // namespace steward

int main() {
  const auto config = steward::load_config(std::nullopt, steward::steward_environment());
  if (!config) {
    for (const std::string& problem : config.error()) std::cerr << problem << "\n";
    return 2;
  }
  return steward::serve(*config);
}
