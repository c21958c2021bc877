#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "server/http/application.hpp"
#include "server/http/body_budget.hpp"
#include "server/http/message.hpp"
#include "server/http/request_head.hpp"
#include "server/http/request_parser.hpp"
#include "server/http/router.hpp"
#include "server/log/logger.hpp"

namespace steward::http {

/// One request and its answer, while they come and go. The parser writes into the request, so this
/// stays where it is.
struct Exchange {
  Request request;
  std::optional<RequestParser> parser;  ///< once the head is whole
  HeadScanner scanner;
  const Route* route = nullptr;  ///< once the head is admitted
  std::optional<BodyBudget::Share> body_share;
  Response response;
  std::string response_head;
  std::chrono::steady_clock::time_point started_at = std::chrono::steady_clock::now();
  std::int64_t head_bytes = 0;    ///< received until the head was whole or refused
  std::int64_t body_bytes = 0;    ///< received after it, framing included
  bool is_request_whole = false;  ///< nothing of it is left unread
  bool closes = false;            ///< the connection ends after the answer

  [[nodiscard]] bool is_http_1_0() const { return parser && parser->is_http_1_0(); }
  /// What follows the head of the answer.
  [[nodiscard]] std::string_view response_bytes() const {
    return request.method == Method::head ? std::string_view{} : response.bytes();
  }
};

/// Writes the line of the log that every request gets. The path comes without its query, and
/// nothing of headers and bodies is in it (SEC-34).
void log_answered(const log::Logger& logger, const Exchange& exchange, std::size_t sent_bytes);

}  // namespace steward::http
