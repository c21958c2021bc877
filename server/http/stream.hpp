#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace steward::http {

/// What may wait to be sent on one stream. A single piece may be longer where nothing else waits.
inline constexpr std::size_t stream_queue_bytes_max = 64 * 1024;

/// An answer that goes on for as long as both sides like: events, mostly. Safe from any thread, and
/// may outlive its connection. A reader that takes nothing for the time of a slow body is cut off,
/// so what waits for it is bounded in bytes and in time.
class Stream {
 public:
  virtual ~Stream() = default;
  /// Sends `piece` after those before it; it is shared, so that a thousand streams can send one
  /// text. False, and nothing is sent: the stream has ended, or too much waits already.
  virtual bool send(std::shared_ptr<const std::string> piece) = 0;
  /// Ends the answer after what was sent before.
  virtual void end() = 0;
  [[nodiscard]] virtual bool is_open() const = 0;
};

}  // namespace steward::http
