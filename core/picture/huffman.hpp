#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace steward::detail {

inline constexpr unsigned huffman_length_max = 15;

/// Symbols a deflate code may have: 286 in use, 288 in the fixed code (RFC 1951 §3.2.6).
inline constexpr std::size_t huffman_symbols_max = 288;

/// Whether a code of a single symbol may leave its other half unused (RFC 1951 §3.2.7).
enum class SingleSymbol : std::uint8_t { allowed, refused };

/// A decoder for one canonical Huffman code of deflate. Codes of up to `root_bits` bits are one
/// look-up; the rare longer ones are counted out length by length.
class HuffmanCode {
 public:
  static constexpr unsigned root_bits = 10;

  /// `lengths[s]` is the length of symbol s's code, 0 for none. False where they are no prefix
  /// code: too many codes, or too few. No code at all is sound as long as none is asked for.
  [[nodiscard]] bool build(std::span<const std::uint8_t> lengths, SingleSymbol single);

  struct Decoded {
    std::uint16_t symbol;
    std::uint8_t length;  ///< 0: the bits begin no code
  };
  /// `bits`: at least `huffman_length_max` bits of the stream, the next one lowest.
  [[nodiscard]] Decoded decode(std::uint64_t bits) const {
    const Decoded found = root_[bits & ((1U << root_bits) - 1)];
    return found.length != 0 ? found : decode_long(bits);
  }

 private:
  [[nodiscard]] Decoded decode_long(std::uint64_t bits) const;
  void fill_root();

  std::array<Decoded, std::size_t{1} << root_bits> root_;
  std::array<std::uint16_t, huffman_length_max + 1> counts_;
  std::array<std::uint16_t, huffman_symbols_max> sorted_;  // by length, then by symbol
};

}  // namespace steward::detail
