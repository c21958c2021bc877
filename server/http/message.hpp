#pragma once

#include <cstdint>
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

  [[nodiscard]] std::optional<std::string_view> header(std::string_view name) const {
    return find(headers, name);
  }
  /// Value of a cookie, if it is there exactly once.
  [[nodiscard]] std::optional<std::string_view> cookie(std::string_view name) const;
};

/// One answer. `shared_body` serves bytes that are kept in memory without copying them.
struct Response {
  int status = 200;
  Headers headers{};
  std::string body{};
  std::shared_ptr<const std::string> shared_body{};

  [[nodiscard]] std::string_view bytes() const { return shared_body ? *shared_body : body; }
};

}  // namespace steward::http
