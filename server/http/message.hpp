#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace steward::http {

enum class Method : std::uint8_t { get, head, post, put, patch, remove };

/// As in the request line: "GET", …, "DELETE".
[[nodiscard]] std::string_view name_of(Method method);
/// Methods are compared with case (RFC 9110 §9.1). Any other method is not taken anywhere.
[[nodiscard]] std::optional<Method> method_named(std::string_view name);

/// Header lines in their order; names are compared without case.
using Headers = std::vector<std::pair<std::string, std::string>>;
/// The first line of that name.
[[nodiscard]] std::optional<std::string_view> find(const Headers& headers, std::string_view name);

/// Equal but for the case of ASCII letters.
[[nodiscard]] bool equal_ignoring_case(std::string_view left, std::string_view right);
/// Without spaces and tabs at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

/// One request, whole and within its route's limits. Free of the HTTP library's types, so that
/// handlers compile in seconds and can be called by tests.
struct Request {
  Method method{};
  std::string path;   ///< as sent, without the query
  std::string query;  ///< as sent, without "?"
  Headers headers;
  std::string body;
  std::string remote_address;  ///< peer, or the forwarded address behind a trusted proxy
  std::string request_id;
  std::vector<std::string> params;  ///< what `{…}` of the route matched, decoded, in order
  std::optional<std::uint8_t> key_scope{};  ///< see RouteOptions

  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const {
    return find(headers, name);
  }
  /// Value of a cookie, if it is there exactly once.
  [[nodiscard]] std::optional<std::string_view> cookie(std::string_view name) const;
};

class Stream;
struct Response;

/// What an answer that comes later is waiting for calls this once, from any thread, with what makes
/// the answer; a worker runs that. Dropped without a call, the connection is closed.
using Resume = std::function<void(std::function<Response()>)>;

/// One answer. `shared_body` serves bytes that are kept in memory without copying them. The last
/// two are bodies whose length nobody knows when they begin; the connection ends with them.
struct Response {
  int status = 200;
  Headers headers{};
  std::string body{};
  std::shared_ptr<const std::string> shared_body{};
  /// Makes the next piece of a long body, on a worker, once the one before is on its way; an empty
  /// one is the end. When it throws, the client sees that the body was cut off.
  std::function<std::string()> next_piece{};
  /// Gets the stream once the head is on its way; pieces are sent whenever there are some.
  std::function<void(std::shared_ptr<Stream>)> stream{};

  /// Starts what takes seconds, another machine's answer mostly, and keeps no thread for it. All
  /// else of this response is ignored; the one that is made afterwards is sent.
  std::function<void(Resume)> later{};

  [[nodiscard]] std::string_view bytes() const { return shared_body ? *shared_body : body; }
  [[nodiscard]] bool is_open_ended() const { return next_piece || stream; }
};

}  // namespace steward::http
