#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/http/message.hpp"

namespace steward::http {

/// Where a handler runs: on the I/O thread when it takes microseconds, on a worker when it hashes,
/// waits for the disk or for another machine.
enum class Execution : std::uint8_t { in_place, worker };

/// What the transport enforces before a handler sees the request.
struct RouteOptions {
  Execution execution = Execution::worker;
  std::int64_t body_bytes_max = 64 * 1024;  ///< 0: no body is taken
  std::vector<std::string_view> content_types = {"application/json"};
};

using Handler = std::function<Response(const Request&)>;

/// `pattern`: literal segments and `{name}` for one segment, e.g. "/api/workspaces/{workspace_id}".
struct Route {
  Method method;
  std::string pattern;
  RouteOptions options;
  Handler handler;
};

struct NoRoute {};
struct MethodNotAllowed {
  std::vector<Method> allowed;
};
struct Match {
  const Route* route;
  std::vector<std::string> params;
};

/// Finds the route of a path. Routes are few and fixed; the table is built once at start and can be
/// listed, so that tests can be generated from it.
class Router {
 public:
  void add(Route route);
  [[nodiscard]] std::variant<Match, MethodNotAllowed, NoRoute> match(Method method,
                                                                     std::string_view path) const;
  [[nodiscard]] const std::vector<Route>& routes() const noexcept { return routes_; }

 private:
  std::vector<Route> routes_;
};

}  // namespace steward::http
