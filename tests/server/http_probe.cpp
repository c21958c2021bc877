// The real transport with routes that do nothing but show how it behaves: what the product's own
// routes cannot do on demand (wait, fail, answer badly). Started by tests/server/http_*.test.mjs.
#include <algorithm>
#include <condition_variable>
#include <iostream>
#include <mutex>
#include <stdexcept>

#include "server/config/load.hpp"
#include "server/http/application.hpp"
#include "server/http/server.hpp"
#include "server/http/stream.hpp"

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

/// The open streams, which tests feed and end by requests of their own.
class Hydrant {
 public:
  void add(std::shared_ptr<http::Stream> stream) {
    const std::lock_guard lock(mutex_);
    streams_.push_back(std::move(stream));
  }
  /// Sends `count` times `piece` to each; gives how many pieces were not taken.
  std::size_t send(const std::string& piece, std::size_t count) {
    const auto shared = std::make_shared<const std::string>(piece);
    const std::lock_guard lock(mutex_);
    std::size_t refused = 0;
    for (std::size_t i = 0; i < count; ++i)
      for (const auto& stream : streams_) refused += stream->send(shared) ? 0U : 1U;
    return refused;
  }
  void end() {
    const std::lock_guard lock(mutex_);
    for (const auto& stream : streams_) stream->end();
  }
  std::size_t open_count() {
    const std::lock_guard lock(mutex_);
    return static_cast<std::size_t>(std::count_if(
        streams_.begin(), streams_.end(), [](const auto& stream) { return stream->is_open(); }));
  }

 private:
  std::mutex mutex_;
  std::vector<std::shared_ptr<http::Stream>> streams_;
};

/// The answers that come later, until a test says so.
class Postponed {
 public:
  void add(http::Resume resume) {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(resume));
  }
  /// Makes each of them by `make`; gives how many there were.
  std::size_t finish(const std::function<Response()>& make) {
    std::vector<http::Resume> waiting;
    {
      const std::lock_guard lock(mutex_);
      waiting.swap(waiting_);
    }
    for (const http::Resume& resume : waiting) resume(make);
    return waiting.size();
  }
  std::size_t count() {
    const std::lock_guard lock(mutex_);
    return waiting_.size();
  }
  void drop() {
    std::vector<http::Resume> dropped;
    const std::lock_guard lock(mutex_);
    waiting_.swap(dropped);
  }

 private:
  std::mutex mutex_;
  std::vector<http::Resume> waiting_;
};

void add_postponed(http::Router& router, Postponed& postponed) {
  const http::RouteOptions quick{.execution = Execution::in_place, .body_bytes_max = 0};
  router.add({Method::get, "/api/later", {.body_bytes_max = 0}, [&postponed](const Request&) {
                return Response{.later = [&postponed](http::Resume resume) {
                  postponed.add(std::move(resume));
                }};
              }});
  router.add({Method::get, "/api/later-count", quick,
              [&postponed](const Request&) { return text(std::to_string(postponed.count())); }});
  router.add({Method::post, "/api/later/{how}", quick, [&postponed](const Request& request) {
                const std::string how = request.params[0];
                if (how == "drop") {
                  postponed.drop();
                  return text("dropped");
                }
                return text(std::to_string(postponed.finish([how]() -> Response {
                  if (how == "fault") throw std::runtime_error("the other machine is gone");
                  return text(how);
                })));
              }});
}

void add_streams(http::Router& router, Hydrant& hydrant) {
  const http::RouteOptions quick{.execution = Execution::in_place, .body_bytes_max = 0};
  router.add({Method::get, "/api/stream", quick, [&hydrant](const Request&) {
                return Response{.headers = {{"Content-Type", "text/event-stream"}},
                                .stream = [&hydrant](std::shared_ptr<http::Stream> stream) {
                                  hydrant.add(std::move(stream));
                                }};
              }});
  router.add(
      {Method::post, "/api/stream/{piece}/{count}", quick, [&hydrant](const Request& request) {
         const auto count = static_cast<std::size_t>(std::stoul(request.params[1]));
         const std::string& piece = request.params[0];
         const bool is_big = piece == "big";
         return text(
             std::to_string(hydrant.send(is_big ? std::string(16 * 1024, 'x') : piece, count)));
       }});
  router.add({Method::get, "/api/streams", quick,
              [&hydrant](const Request&) { return text(std::to_string(hydrant.open_count())); }});
  router.add({Method::post, "/api/stream-end", quick, [&hydrant](const Request&) {
                hydrant.end();
                return Response{.status = 204};
              }});
  router.add({Method::get, "/api/pieces/{count}", quick, [](const Request& request) {
                const auto count = std::stoul(request.params[0]);
                return Response{.next_piece = [count, made = std::size_t{0}]() mutable {
                  return made++ < count ? std::string(16 * 1024, 'p') : std::string();
                }};
              }});
  router.add({Method::get, "/api/pieces-that-fail", quick, [](const Request&) {
                return Response{.next_piece = [made = 0]() mutable -> std::string {
                  if (made++ == 1) throw std::runtime_error("the disk is gone");
                  return "begun";
                }};
              }});
}

http::Router probe_routes(Gate& gate, Hydrant& hydrant, Postponed& postponed) {
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
  add_streams(router, hydrant);
  add_postponed(router, postponed);
  router.add({Method::get, "/api/split-header", quick, [](const Request&) {
                return Response{.headers = {{"X-Split", "one\r\nX-Forged: two"}}};
              }});
  return router;
}

int serve(const Config& config) {
  const log::Logger logger(config.log_format, config.log_level);
  Gate gate;
  Hydrant hydrant;
  Postponed postponed;
  http::Server server(config.limits, logger);
  const http::Endpoint listening = server.listen(config.listen);
  const http::Application application(probe_routes(gate, hydrant, postponed), http::StaticFiles{},
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
