#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/base/bytes.hpp"
#include "core/picture/adler32.hpp"
#include "core/picture/inflate_bits.hpp"
#include "core/picture/inflate_codes.hpp"

namespace steward::detail {

/// Where the unpacked bytes go; false stops the unpacking.
class InflateSink {
 public:
  virtual bool take(Bytes bytes) = 0;

 protected:
  ~InflateSink() = default;
};

/// Unpacks one zlib stream (RFC 1950, 1951) with fixed memory: the bytes pass through a window and
/// are gone. About 150 KB: keep it on the heap.
class Inflater {
 public:
  Inflater(InflateSource& source, InflateSink& sink) : bits_(source), sink_(&sink) {}

  [[nodiscard]] InflateStatus run();
  /// Whole bytes of the last piece behind the end of the stream.
  [[nodiscard]] std::size_t bytes_left() const { return bits_.bytes_left(); }

 private:
  static constexpr std::size_t distance_max = 32 * 1024;
  static constexpr std::size_t match_max = 258;
  static constexpr std::size_t window_bytes = 4 * distance_max;
  static constexpr std::size_t slack_bytes = match_max + 8;

  static_assert(match_max < distance_max);

  enum class Progress : std::uint8_t { more, block_end, broken };

  InflateStatus read_header();
  InflateStatus read_block(bool& is_last);
  InflateStatus copy_stored();
  InflateStatus unpack_block();
  Progress unpack_fast();
  InflateStatus unpack_symbol(bool& block_end);
  InflateStatus unpack_match(unsigned length_symbol);
  InflateStatus read_checksum();
  bool make_room(std::size_t count);
  bool flush();

  InflateBits bits_;
  InflateSink* sink_;
  InflateCodes codes_;
  Adler32 checksum_;
  std::size_t end_ = 0;      // window_[0, end_) is unpacked
  std::size_t flushed_ = 0;  // window_[0, flushed_) has been given to the sink
  std::array<std::uint8_t, window_bytes + slack_bytes> window_;
};

}  // namespace steward::detail
