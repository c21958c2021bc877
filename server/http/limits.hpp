#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace steward::http {

/// What a peer may cost us, in bytes, time and number. The defaults suit one machine on the open
/// network; tests shorten the times.
struct Limits {
  std::size_t head_bytes_max = 16 * 1024;
  /// From the first byte of a head to its last.
  std::chrono::milliseconds head_timeout{10'000};
  /// A body, or an answer that the client reads, must move `progress_bytes_min` or end within this.
  std::chrono::milliseconds body_timeout{10'000};
  std::int64_t progress_bytes_min = 16 * 1024;
  /// A connection without a request.
  std::chrono::milliseconds idle_timeout{60'000};
  /// How long a refused client, still sending, may take to read why.
  std::chrono::milliseconds linger_timeout{2'000};
  /// Running requests get this long to finish after SIGTERM.
  std::chrono::milliseconds shutdown_timeout{10'000};
  std::size_t connections_max = 10'000;
  /// All bodies in flight together.
  std::int64_t bodies_bytes_max = 256 * 1024 * 1024;
  std::size_t io_threads = 1;
  std::size_t worker_threads = 4;
  std::size_t worker_queue_max = 256;
};

// What is read after the end of a permitted body, 64 KiB at most (SEC-4): the slice in which the
// limit was passed, the framing of the chunks before it, and what a lingering close swallows.
inline constexpr std::size_t body_slice_bytes = 16 * 1024;
inline constexpr std::int64_t chunk_framing_bytes_max = 32 * 1024;
inline constexpr std::size_t linger_bytes_max = 16 * 1024;

}  // namespace steward::http
