#pragma once

#include <string>
#include <string_view>

#include "server/http/message.hpp"

namespace steward::http {

/// What the connection knows of an answer besides the answer itself.
struct ResponseFrame {
  std::string_view request_id;
  bool closes = false;       ///< the connection ends after this answer
  bool is_http_1_0 = false;  ///< the client must be told that the connection stays open
};

/// Spells the head of an answer: status line, Date, Content-Length, the answer's own lines and the
/// headers that every answer carries (SEC-6, SEC-40): nosniff, COOP, CORP, Referrer-Policy,
/// Permissions-Policy, HSTS; and, where the answer does not bring its own, an inert
/// Content-Security-Policy and `Cache-Control: no-store`.
class ResponseHeadWriter {
 public:
  /// `is_https`: browsers reach the server by https, so they are told to keep to it.
  explicit ResponseHeadWriter(bool is_https);
  /// Throws std::logic_error if a name or value of the answer holds CR, LF or NUL (SEC-37).
  [[nodiscard]] std::string write(const Response& response, const ResponseFrame& frame) const;

 private:
  std::string constant_lines_;
};

}  // namespace steward::http
