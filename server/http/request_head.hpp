#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "server/http/message.hpp"

namespace steward::http {

/// Finds the end of a request head in bytes that arrive piece by piece; looks at each byte once.
/// Stricter than the parser behind it, so that no two machines on the way can disagree about where
/// a request ends (SEC-41): lines end with CR LF only, and the first byte starts a method.
class HeadScanner {
 public:
  enum class State : std::uint8_t { incomplete, complete, malformed };

  /// `bytes`: everything received so far, earlier pieces included.
  [[nodiscard]] State scan(std::string_view bytes);
  /// Length of the head with its empty line, once complete.
  [[nodiscard]] std::size_t size() const noexcept { return line_start_; }

 private:
  std::size_t seen_ = 0;
  std::size_t line_start_ = 0;
};

/// Whether every line of a complete head is well-formed: no continuation lines, no space before a
/// colon, no control characters, one target that `parse_target` takes, in visible ASCII.
[[nodiscard]] bool is_well_formed_head(std::string_view head);

/// What a request line asks for (RFC 9112 §3.2): `/path?query`, or with the server's name before it
/// as clients of proxies send it: `http://host/path?query`.
struct Target {
  std::string_view authority;  ///< empty where the target has none
  std::string_view path;       ///< with the query
};
/// Nothing for any other form, a name and password before the host, or a fragment.
[[nodiscard]] std::optional<Target> parse_target(std::string_view target);

/// How the body of a request is announced.
struct BodyAnnouncement {
  std::optional<std::int64_t> content_length;
  bool chunked = false;
  bool continue_expected = false;  ///< the client waits for "100 Continue"

  [[nodiscard]] bool has_body() const { return chunked || content_length.value_or(0) > 0; }
};

/// Reads how the body is framed; nothing when two readers could understand it differently: length
/// and chunks together, either of them twice, a coding other than `chunked`, a length that is not
/// plain digits; nor with a missing or second Host, or an expectation we do not know.
[[nodiscard]] std::optional<BodyAnnouncement> body_announced(const Headers& headers,
                                                             bool is_http_1_0);

}  // namespace steward::http
