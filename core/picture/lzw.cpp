#include "core/picture/lzw.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/picture/reader.hpp"

namespace steward::detail {
namespace {

constexpr unsigned code_bits_max = 12;
constexpr std::size_t table_size = std::size_t{1} << code_bits_max;
constexpr std::size_t padding_bytes_max = 1;

// The bits of all sub-blocks as one stream, lowest bit first.
class SubBlockBits {
 public:
  explicit SubBlockBits(Bytes sub_blocks) : bytes_(sub_blocks) { open_next_block(); }

  // False where the stream has fewer than `count` (≤ 56) bits left.
  bool has(unsigned count) {
    if (held_ < count) refill();
    return held_ >= count;
  }
  unsigned take(unsigned count) {
    const auto code = static_cast<unsigned>(bits_ & ((std::uint64_t{1} << count) - 1));
    bits_ >>= count;
    held_ -= count;
    return code;
  }
  // Whole bytes not used yet, exact up to the end of the current sub-block and no less than one
  // more when another sub-block follows.
  [[nodiscard]] std::size_t bytes_left() const {
    const bool another = bytes_[block_end_] != 0;
    return held_ / 8 + (block_end_ - at_) + (another ? std::size_t{1} : 0);
  }

 private:
  void refill() {
    if (block_end_ - at_ >= 8) {
      // Bits above `held_` may already be there: the same bytes are read again, so OR is safe.
      bits_ |= load_little64(&bytes_[at_]) << held_;
      at_ += (63 - held_) / 8;
      held_ |= 56;
      return;
    }
    while (held_ <= 56) {
      if (at_ == block_end_ && !open_next_block()) return;
      bits_ |= static_cast<std::uint64_t>(bytes_[at_++]) << held_;
      held_ += 8;
    }
  }
  // INVARIANT: block_end_ is the index of a length byte inside of bytes_.
  bool open_next_block() {
    const std::size_t length = bytes_[block_end_];
    if (length == 0) return false;
    at_ = block_end_ + 1;
    block_end_ = at_ + length;
    return true;
  }

  Bytes bytes_;
  std::size_t at_ = 0;
  std::size_t block_end_ = 0;
  std::uint64_t bits_ = 0;
  unsigned held_ = 0;
};

}  // namespace

LzwStatus check_lzw(Bytes sub_blocks, unsigned literal_bits, std::uint64_t pixels) {
  SubBlockBits stream(sub_blocks);
  const unsigned clear = 1U << literal_bits;
  const unsigned end = clear + 1;

  // lengths[code]: pixels the code stands for; 0 for clear, end and codes not made yet.
  std::array<std::uint16_t, table_size> lengths{};
  std::fill_n(lengths.begin(), clear, std::uint16_t{1});
  unsigned next = end + 1;  // the code that the following string gets
  unsigned width = literal_bits + 1;
  unsigned previous = 0;  // length of the string before; 0 behind a clear code
  std::uint64_t left = pixels;

  while (stream.has(width)) {
    const unsigned code = stream.take(width);
    unsigned length = lengths[code];
    if (length == 0) {
      if (code == end) {
        if (left != 0) return LzwStatus::too_short;
        return stream.bytes_left() > padding_bytes_max ? LzwStatus::too_long : LzwStatus::sound;
      }
      if (code == clear) {
        std::fill(lengths.begin() + end, lengths.begin() + next, std::uint16_t{0});
        next = end + 1;
        width = literal_bits + 1;
        previous = 0;
        continue;
      }
      // The string being made may be used at once: it is the one before plus its first pixel.
      if (code != next || previous == 0) return LzwStatus::broken;
      length = previous + 1;
    }
    if (length > left) return LzwStatus::too_long;
    left -= length;
    if (previous != 0 && next < table_size) {
      lengths[next++] = static_cast<std::uint16_t>(previous + 1);
      if (next == 1U << width && width < code_bits_max) ++width;
    }
    previous = length;
  }
  return left == 0 ? LzwStatus::sound : LzwStatus::too_short;
}

}  // namespace steward::detail
