#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <unordered_map>

#include "server/http/stream.hpp"

namespace steward::live {

/// The open windows of each session, in whatever workspace: one session must not hold all
/// connections of a server. Used by the hub's thread alone.
class SessionWindows {
 public:
  explicit SessionWindows(std::size_t max) : max_(max) {}

  /// Counts a window that has opened. Gives the session's oldest one where that makes one too many,
  /// and counts it no longer; otherwise null.
  [[nodiscard]] std::shared_ptr<http::Stream> add(const std::string& token_hash,
                                                  const std::shared_ptr<http::Stream>& stream);
  /// Forgets the sessions whose windows have all closed.
  void forget_closed();
  [[nodiscard]] std::size_t session_count() const { return windows_.size(); }

 private:
  using Windows = std::deque<std::weak_ptr<http::Stream>>;  ///< oldest first
  std::size_t max_;
  std::unordered_map<std::string, Windows> windows_{};
};

}  // namespace steward::live
