#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/error/code.hpp"
#include "server/http/message.hpp"

namespace steward::http {

/// Where a handler runs: on the I/O thread when it takes microseconds, on a worker when it hashes,
/// waits for the disk or for another machine.
enum class Execution : std::uint8_t { in_place, worker };

/// What the transport enforces before a handler sees the request.
struct RouteOptions {
  Execution execution = Execution::worker;
  std::int64_t body_bytes_max = 64 * 1024;   ///< inclusive; 0: no body is taken
  Code body_code = Code::request_too_large;  ///< what a longer body is called
  /// Types a body may have; one in another type is refused unread. Parameters do not count.
  std::vector<std::string_view> content_types = {"application/json"};
  /// Callers may prove themselves here by an Authorization header; the number is the handlers' word
  /// for what they have to be allowed. Absent: handlers must not look at the header.
  std::optional<std::uint8_t> key_scope{};
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

/// Text without `%xx`; nothing when an escape is incomplete or stands for NUL.
[[nodiscard]] std::optional<std::string> percent_decoded(std::string_view text);

/// Finds the route of a path. Routes are few and fixed; the table is built once at start and can be
/// listed, so that tests can be generated from it.
class Router {
 public:
  /// Stops the start with std::logic_error when method and pattern are taken already.
  void add(Route route);
  /// A HEAD request goes to the GET route. Literal segments are compared as sent: `%61pi` is not
  /// `api`, and neither `//` nor a trailing `/` is tidied away, so that a path has one spelling.
  [[nodiscard]] std::variant<Match, MethodNotAllowed, NoRoute> match(Method method,
                                                                     std::string_view path) const;
  [[nodiscard]] const std::vector<Route>& routes() const noexcept { return routes_; }

 private:
  std::vector<Route> routes_;
};

}  // namespace steward::http
