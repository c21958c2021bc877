#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/codec/provider_call.hpp"
#include "server/providers/address_guard.hpp"

namespace steward::providers {

/// What one call may cost us (SEC-36).
struct CallLimits {
  std::chrono::milliseconds connect_timeout{std::chrono::seconds{5}};
  std::chrono::milliseconds timeout{std::chrono::seconds{10}};  ///< from the start to the end
  std::size_t reply_bytes_max = 1024 * 1024;                    ///< head and body
  std::size_t calls_at_once_max = 256;                          ///< others wait for their turn
};

/// What came back. A reply that is no whole one within the limits has only `failure` and the time.
struct Reply {
  std::optional<CallFailure> failure{};
  std::int64_t status = 0;
  std::optional<std::int64_t> retry_after_seconds{};  ///< RFC 9110 10.2.3, both of its forms
  std::int64_t latency_ms = 0;
  std::string body{};
};

/// Makes calls, hundreds at once on one thread of its own. Each has its own limits, follows no
/// redirect, uses no proxy and no cookies, and reaches only what the guard allows; without TLS only
/// what the operator has opened. A body goes as JSON where no header says otherwise. Requests carry
/// credentials: nothing of them is logged.
class Caller {
 public:
  using Done = std::function<void(Reply)>;

  Caller(AddressGuard guard, const CallLimits& limits);
  /// Calls that are under way end without `done`.
  ~Caller();
  Caller(const Caller&) = delete;
  Caller& operator=(const Caller&) = delete;

  /// Calls `done` once, on the caller's thread: it hands the reply on and returns at once. From any
  /// thread.
  void start(ProviderRequest request, Done done);
  /// Waits for the reply: for threads that have nothing else to do.
  [[nodiscard]] Reply ask(ProviderRequest request);

 private:
  class Loop;
  std::unique_ptr<Loop> loop_;
};

}  // namespace steward::providers
