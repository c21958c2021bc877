#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "core/keys/rate.hpp"

namespace steward::identity {

/// What each API key that was used lately may still ask this server (ADR 0163). Thread-safe.
class KeyRequests {
 public:
  explicit KeyRequests(RequestRate rate) : rate_(rate) {}

  /// Counts one request of the key. Fails: `rate_limited`.
  [[nodiscard]] Result<RequestStanding, Rejection> count(const std::string& text_hash,
                                                         Timestamp now);
  /// How the key stands; nothing where none of its requests was counted lately.
  [[nodiscard]] std::optional<RequestStanding> standing(const std::string& text_hash,
                                                        Timestamp now) const;

 private:
  void forget_the_rested(Timestamp now);

  const RequestRate rate_;
  mutable std::mutex mutex_{};
  std::unordered_map<std::string, RequestAllowance> allowances_{};
  std::size_t forget_at_ = 1024;
};

}  // namespace steward::identity
