#pragma once

#include <cstdint>

#include "core/base/bytes.hpp"

namespace steward::detail {

enum class LzwStatus : std::uint8_t {
  sound,
  too_short,  ///< the codes end before the last pixel
  too_long,   ///< there are codes or bytes behind the last pixel
  broken      ///< a code that the table does not have yet
};

/// Walks the codes of one GIF image and adds up how many pixels they stand for, without ever
/// making one: a table of string lengths replaces the table of strings, so a file that unpacks to
/// a billion pixels costs no more than its own bytes.
/// `sub_blocks`: length-prefixed, ended by a zero length, all of it in bounds.
/// `literal_bits`: the "LZW minimum code size", 1 … 8.
/// Tolerates a missing end code and one byte of padding behind it, as all viewers do.
[[nodiscard]] LzwStatus check_lzw(Bytes sub_blocks, unsigned literal_bits, std::uint64_t pixels);

}  // namespace steward::detail
