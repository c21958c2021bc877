#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "server/http/client_address.hpp"
#include "server/http/origin.hpp"
#include "server/http/request_head.hpp"
#include "server/http/response_head.hpp"
#include "server/http/router.hpp"
#include "server/http/static_files.hpp"
#include "server/log/logger.hpp"

namespace steward::http {

/// Where the server stands, as far as its answers depend on it.
struct Deployment {
  std::vector<std::string> own_origins;  ///< see OriginPolicy
  std::vector<Network> trusted_proxies;
  bool is_https = false;  ///< browsers reach it by https
};

/// Everything about a request that is not bytes on a socket: which route, whether it may go on,
/// what is answered when not. Shared by all connections; const members are safe from any thread.
class Application {
 public:
  Application(Router router, StaticFiles files, const Deployment& deployment,
              const log::Logger& logger);

  /// "req_" and text that no other request of any run has.
  [[nodiscard]] std::string next_request_id() const;
  [[nodiscard]] std::string client_address(std::string_view peer, const Headers& headers) const;

  /// Judges a request by its head, before a byte of its body is read. Either the answer, or the
  /// route that shall handle it, with `params` filled in. Refuses, first match wins:
  /// `route_not_found`, `method_not_allowed`, `origin_foreign`, the route's code for a body whose
  /// announced length is over its limit, `content_type_unsupported`.
  [[nodiscard]] std::variant<Response, const Route*> admit(Request& request,
                                                           const BodyAnnouncement& body) const;
  /// Runs the handler. What it throws becomes `internal_error`; the cause stays in the log.
  [[nodiscard]] Response run(const Route& route, const Request& request) const;
  /// The same for `make`, the second half of a handler whose answer came later.
  [[nodiscard]] Response finish(const Request& request,
                                const std::function<Response()>& make) const;
  /// The refusal of a body over the route's limit. `actual_bytes`: if it was announced.
  [[nodiscard]] static Response body_too_large(const Route& route, const Request& request,
                                               std::optional<std::int64_t> actual_bytes);
  /// Spells the answer's head; an answer that cannot be spelled is replaced by `internal_error`.
  [[nodiscard]] std::string head_of(Response& response, const Request& request, bool closes,
                                    bool is_http_1_0) const;

 private:
  [[nodiscard]] Response fault(const Request& request, std::string_view cause) const;

  Router router_;
  StaticFiles files_;
  OriginPolicy origins_;
  std::vector<Network> trusted_proxies_;
  ResponseHeadWriter heads_;
  const log::Logger& logger_;
  std::string run_id_;
  mutable std::atomic<std::uint64_t> request_count_ = 0;
};

/// Refuses a method that no route takes, with the Allow header (RFC 9110 §15.5.6).
[[nodiscard]] Response method_not_allowed(const Request& request,
                                          const std::vector<Method>& allowed);

}  // namespace steward::http
