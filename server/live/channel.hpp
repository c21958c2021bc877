#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/audit/event.hpp"
#include "core/base/ids.hpp"
#include "core/error/code.hpp"
#include "server/http/stream.hpp"

namespace steward::live {

/// One open window: whose session it belongs to, and how far it has heard.
struct Window {
  WorkspaceId workspace_id;
  UserId user_id;
  std::string token_hash;
  std::int64_t position;  ///< of the last event it has got
};

/// The open windows of one workspace. Used by the hub's thread alone.
class Channel {
 public:
  void add(Window window, std::shared_ptr<http::Stream> stream);

  [[nodiscard]] bool is_empty() const { return listening_.empty(); }
  /// Whether a window belongs to one of these.
  [[nodiscard]] bool has_any(std::span<const UserId> users,
                             std::span<const std::string> token_hashes) const;
  /// Of the sessions of all windows, each once.
  [[nodiscard]] std::vector<std::string> token_hashes() const;
  /// What the window that has heard least has heard, of those that have heard `at_least` that much;
  /// nothing where there is none.
  [[nodiscard]] std::optional<std::int64_t> lowest_position(std::int64_t at_least) const;
  /// What the window that has heard most has heard, whether or not it is still open.
  [[nodiscard]] std::int64_t highest_position() const { return highest_position_; }

  /// Drops the windows that have closed.
  void forget_closed();
  /// Ends the windows for whose session `reason(token_hash)` gives a code, and tells them that.
  void end(const std::function<std::optional<Code>(const std::string&)>& reason);
  /// Sends each window what it has not heard yet of `events`, which are what follows `after`; a
  /// window that has not heard that much gets nothing. False: a window that should have got
  /// something has no room for it.
  [[nodiscard]] bool send(std::int64_t after, std::span<const AuditEvent> events);
  /// Says that plan or credits have changed; a window that has no room for it reads them when it
  /// comes back. Without an id: a window that resumes goes by the audit log alone.
  void send_credits(std::int64_t revision);
  /// A sign of life, where nothing else is to be said; keeps proxies from closing the connection.
  void send_heartbeat();

 private:
  struct Listening {
    Window window;
    std::shared_ptr<http::Stream> stream;
  };
  std::vector<Listening> listening_;
  std::int64_t highest_position_ = 0;
};

/// What a window is told about plan and credits.
[[nodiscard]] std::string credits_text(std::int64_t revision);
/// Tells a window why it ends, and ends it. One whose queue is full learns the reason when it comes
/// back.
void end_stream(http::Stream& stream, Code code);

/// The first thing a window gets: where it stands, so that it can resume though nothing happens,
/// and when to come back after a break.
[[nodiscard]] std::string opening_text(std::int64_t position);

}  // namespace steward::live
