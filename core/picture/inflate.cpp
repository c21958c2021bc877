#include "core/picture/inflate.hpp"

#include <cstring>

namespace steward::detail {
namespace {

// `to` has `length` bytes and eight more of room; the bytes at `distance` before it are there.
void copy_within(std::uint8_t* to, std::size_t distance, std::size_t length) {
  const std::uint8_t* from = to - distance;
  if (distance >= 8) {
    for (std::size_t i = 0; i < length; i += 8) std::memcpy(to + i, from + i, 8);
  } else if (distance == 1) {
    std::memset(to, *from, length);
  } else {
    for (std::size_t i = 0; i < length; ++i) to[i] = from[i];
  }
}

}  // namespace

InflateStatus Inflater::run() {
  InflateStatus status = read_header();
  for (bool is_last = false; status == InflateStatus::done && !is_last;)
    status = read_block(is_last);
  if (status != InflateStatus::done) return status;
  return flush() ? read_checksum() : InflateStatus::stopped;
}

// RFC 1950 §2.2: method 8, window up to 32 KiB, no preset dictionary, check bits.
InflateStatus Inflater::read_header() {
  if (!bits_.has(16)) return InflateStatus::input_ended;
  const std::uint32_t method = bits_.take(8);
  const std::uint32_t flags = bits_.take(8);
  const bool sound = (method & 15) == 8 && method >> 4 <= 7 && (flags & 32) == 0 &&
                     (method << 8 | flags) % 31 == 0;
  return sound ? InflateStatus::done : InflateStatus::broken;
}

InflateStatus Inflater::read_block(bool& is_last) {
  if (!bits_.has(3)) return InflateStatus::input_ended;
  is_last = bits_.take(1) != 0;
  switch (bits_.take(2)) {
    case 0:
      return copy_stored();
    case 1:
      codes_.build_fixed();
      return unpack_block();
    case 2: {
      const InflateStatus status = codes_.read(bits_);
      return status == InflateStatus::done ? unpack_block() : status;
    }
    default:
      return InflateStatus::broken;
  }
}

InflateStatus Inflater::copy_stored() {
  bits_.align_to_byte();
  if (!bits_.has(32)) return InflateStatus::input_ended;
  std::size_t left = bits_.take(16);
  if (bits_.take(16) != (left ^ 0xFFFF)) return InflateStatus::broken;
  for (; left > 0 && bits_.held() > 0; --left) {
    if (!make_room(1)) return InflateStatus::stopped;
    window_[end_++] = static_cast<std::uint8_t>(bits_.take(8));
  }
  while (left > 0) {
    if (!make_room(1)) return InflateStatus::stopped;
    const Bytes piece = bits_.take_bytes(std::min(left, window_bytes - end_));
    if (piece.empty()) return InflateStatus::input_ended;
    std::memcpy(&window_[end_], piece.data(), piece.size());
    end_ += piece.size();
    left -= piece.size();
  }
  return InflateStatus::done;
}

InflateStatus Inflater::unpack_block() {
  for (;;) {
    if (bits_.is_wide()) {
      const Progress progress = unpack_fast();
      if (progress == Progress::broken) return InflateStatus::broken;
      if (progress == Progress::block_end) return InflateStatus::done;
    }
    bool block_end = false;
    const InflateStatus status = unpack_symbol(block_end);
    if (status != InflateStatus::done || block_end) return status;
  }
}

// The hot loop: while two wide reads and a whole match fit, no bound has to be checked per symbol.
// It works on copies, because a store of a byte might change any member for all the compiler
// knows.
Inflater::Progress Inflater::unpack_fast() {
  InflateBits::Cursor bits = bits_.cursor();
  std::uint8_t* const out = window_.data();
  std::size_t end = end_;
  Progress progress = Progress::more;

  while (bits.at <= bits.wide_at_max && end <= window_bytes - 4) {
    bits.refill();
    HuffmanCode::Decoded found = codes_.literals().decode(bits.bits);
    // Three codes of 15 bits fit what one refill holds.
    for (int run = 0; run < 2 && found.symbol < end_of_block && found.length != 0; ++run) {
      out[end++] = static_cast<std::uint8_t>(found.symbol);
      bits.drop(found.length);
      found = codes_.literals().decode(bits.bits);
    }
    bits.drop(found.length);
    if (found.length != 0 && found.symbol < end_of_block) {
      out[end++] = static_cast<std::uint8_t>(found.symbol);
      continue;
    }
    if (found.length != 0 && found.symbol == end_of_block) {
      progress = Progress::block_end;
      break;
    }
    const unsigned length_symbol = found.symbol - 257U;
    if (found.length == 0 || length_symbol >= length_ranges.size()) {
      progress = Progress::broken;
      break;
    }
    bits.refill();
    const std::size_t length =
        length_ranges[length_symbol].base + bits.take(length_ranges[length_symbol].extra_bits);
    found = codes_.distances().decode(bits.bits);
    bits.drop(found.length);
    if (found.length == 0 || found.symbol >= distance_ranges.size()) {
      progress = Progress::broken;
      break;
    }
    const InflateRange range = distance_ranges[found.symbol];
    const std::size_t distance = range.base + bits.take(range.extra_bits);
    if (distance > end) {
      progress = Progress::broken;
      break;
    }
    copy_within(out + end, distance, length);
    end += length;
  }
  bits_.resume(bits);
  end_ = end;
  return progress;
}

// One symbol near the end of a piece or of the window, with every bound checked.
InflateStatus Inflater::unpack_symbol(bool& block_end) {
  if (!make_room(match_max)) return InflateStatus::stopped;
  unsigned symbol = 0;
  const InflateStatus status = bits_.decode(codes_.literals(), symbol);
  if (status != InflateStatus::done) return status;
  if (symbol > end_of_block) return unpack_match(symbol - 257);
  block_end = symbol == end_of_block;
  if (!block_end) window_[end_++] = static_cast<std::uint8_t>(symbol);
  return InflateStatus::done;
}

InflateStatus Inflater::unpack_match(unsigned length_symbol) {
  if (length_symbol >= length_ranges.size()) return InflateStatus::broken;
  const InflateRange lengths = length_ranges[length_symbol];
  if (!bits_.has(lengths.extra_bits)) return InflateStatus::input_ended;
  const std::size_t length = lengths.base + bits_.take(lengths.extra_bits);

  unsigned symbol = 0;
  const InflateStatus status = bits_.decode(codes_.distances(), symbol);
  if (status != InflateStatus::done) return status;
  if (symbol >= distance_ranges.size()) return InflateStatus::broken;
  const InflateRange distances = distance_ranges[symbol];
  if (!bits_.has(distances.extra_bits)) return InflateStatus::input_ended;
  const std::size_t distance = distances.base + bits_.take(distances.extra_bits);
  if (distance > end_) return InflateStatus::broken;
  copy_within(&window_[end_], distance, length);
  end_ += length;
  return InflateStatus::done;
}

InflateStatus Inflater::read_checksum() {
  bits_.align_to_byte();
  std::uint32_t expected = 0;
  for (int i = 0; i < 4; ++i) {
    if (!bits_.has(8)) return InflateStatus::input_ended;
    expected = expected << 8 | bits_.take(8);
  }
  return expected == checksum_.value() ? InflateStatus::done : InflateStatus::checksum_wrong;
}

// Slides the window when it is full, so that `count` bytes fit behind `end_`.
bool Inflater::make_room(std::size_t count) {
  if (end_ + count <= window_bytes) return true;
  if (!flush()) return false;
  std::memmove(window_.data(), &window_[end_ - distance_max], distance_max);
  end_ = distance_max;
  flushed_ = end_;
  return true;
}

bool Inflater::flush() {
  const Bytes fresh(&window_[flushed_], end_ - flushed_);
  flushed_ = end_;
  checksum_.add(fresh);
  return fresh.empty() || sink_->take(fresh);
}

}  // namespace steward::detail
