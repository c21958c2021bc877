#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.hpp"

namespace steward::payments {

/// What another machine may cost us.
struct WebLimits {
  std::chrono::milliseconds connect_timeout{std::chrono::seconds{5}};
  std::chrono::milliseconds timeout{std::chrono::seconds{20}};
  std::size_t answer_bytes_max = 1024 * 1024;
};

struct WebRequest {
  std::string_view method;  ///< "GET" or "POST"
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body{};  ///< a form; of POST
};
struct WebAnswer {
  long status;
  std::string body;
};

/// One request by libcurl: no redirects, http and https only. Fails with a phrase for the log when
/// there is no whole answer within the limits.
[[nodiscard]] Result<WebAnswer, std::string> ask_web(const WebRequest& request,
                                                     const WebLimits& limits);

}  // namespace steward::payments
