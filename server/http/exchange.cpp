#include "server/http/exchange.hpp"

namespace steward::http {

void log_answered(const log::Logger& logger, const Exchange& exchange, std::size_t sent_bytes) {
  const std::chrono::duration<double, std::milli> time =
      std::chrono::steady_clock::now() - exchange.started_at;
  const std::string_view method =
      exchange.parser ? std::string_view(exchange.parser->method_name()) : std::string_view{};
  logger.write(log::Level::info, "answered",
               {{"request", exchange.request.request_id},
                {"client", exchange.request.remote_address},
                {"method", method},
                {"path", exchange.request.path},
                {"status", static_cast<std::int64_t>(exchange.response.status)},
                {"duration_ms", time.count()},
                {"received_bytes", exchange.head_bytes + exchange.body_bytes},
                {"sent_bytes", static_cast<std::int64_t>(sent_bytes)}});
}

}  // namespace steward::http
