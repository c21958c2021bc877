#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "core/base/bytes.hpp"
#include "core/picture/huffman.hpp"
#include "core/picture/inflate_status.hpp"
#include "core/picture/reader.hpp"

namespace steward::detail {

/// Where compressed bytes come from, piece by piece; an empty piece is the end.
class InflateSource {
 public:
  virtual Bytes next() = 0;

 protected:
  ~InflateSource() = default;
};

[[nodiscard]] inline std::uint32_t low_bits(std::uint64_t bits, unsigned count) {
  return static_cast<std::uint32_t>(bits & ((std::uint64_t{1} << count) - 1));
}

/// The bits of all pieces as one stream, lowest bit of each byte first.
class InflateBits {
 public:
  explicit InflateBits(InflateSource& source) : source_(&source) {}

  /// False where the stream has fewer than `count` (≤ 32) bits left.
  [[nodiscard]] bool has(unsigned count) {
    while (held_ < count) {
      if (at_ == piece_.size() && !next_piece()) return false;
      bits_ |= static_cast<std::uint64_t>(piece_[at_++]) << held_;
      held_ += 8;
    }
    return true;
  }
  /// Only after `has(count)`.
  std::uint32_t take(unsigned count) {
    const std::uint32_t value = low_bits(bits_, count);
    bits_ >>= count;
    held_ -= count;
    return value;
  }
  void align_to_byte() { static_cast<void>(take(held_ % 8)); }

  /// The next symbol; near the end there may be fewer bits than the longest code has.
  [[nodiscard]] InflateStatus decode(const HuffmanCode& code, unsigned& symbol) {
    const bool full = has(huffman_length_max);
    const HuffmanCode::Decoded found = code.decode(bits_);
    if (found.length == 0 && full) return InflateStatus::broken;
    if (found.length == 0 || found.length > held_) return InflateStatus::input_ended;
    static_cast<void>(take(found.length));
    symbol = found.symbol;
    return InflateStatus::done;
  }

  /// Up to `count` whole bytes, at least one; none at the end. Only when aligned and no bit held.
  [[nodiscard]] Bytes take_bytes(std::size_t count) {
    if (at_ == piece_.size() && !next_piece()) return {};
    const Bytes taken = piece_.subspan(at_, std::min(count, piece_.size() - at_));
    at_ += taken.size();
    return taken;
  }
  [[nodiscard]] unsigned held() const { return held_; }
  /// Whole bytes of the current piece that were not used.
  [[nodiscard]] std::size_t bytes_left() const { return held_ / 8 + (piece_.size() - at_); }

  /// A copy for a hot loop, which reads 8 bytes at once and returns with `resume`.
  struct Cursor {
    const std::uint8_t* data;
    std::size_t at;
    std::size_t wide_at_max;  ///< two wide reads may start here
    std::uint64_t bits;
    unsigned held;

    /// At least 56 bits. INVARIANT: bits above `held` are zero or those of the bytes at `at`, so
    /// that reading these again changes nothing.
    void refill() {
      bits |= load_little64(data + at) << held;
      at += (63 - held) / 8;
      held |= 56;
    }
    void drop(unsigned count) {
      bits >>= count;
      held -= count;
    }
    std::uint32_t take(unsigned count) {
      const std::uint32_t value = low_bits(bits, count);
      drop(count);
      return value;
    }
  };
  [[nodiscard]] bool is_wide() const { return piece_.size() - at_ >= 16; }
  /// Only where `is_wide`.
  [[nodiscard]] Cursor cursor() const {
    return {piece_.data(), at_, piece_.size() - 16, bits_, held_};
  }
  void resume(const Cursor& cursor) {
    at_ = cursor.at;
    held_ = cursor.held;
    bits_ = cursor.bits & ((std::uint64_t{1} << held_) - 1);
  }

 private:
  bool next_piece() {
    piece_ = source_->next();
    at_ = 0;
    return !piece_.empty();
  }

  InflateSource* source_;
  Bytes piece_{};
  std::size_t at_ = 0;
  std::uint64_t bits_ = 0;  // INVARIANT: zero above held_
  unsigned held_ = 0;
};

}  // namespace steward::detail
