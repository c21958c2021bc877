#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace steward {

using Sha256Digest = std::array<std::uint8_t, 32>;

/// SHA-256 (FIPS 180-4) of bytes that come in pieces (ADR 0070). Not for secrets that are compared:
/// nothing here hides how long it takes.
class Sha256 {
 public:
  void add(std::string_view bytes);
  /// Of everything added so far. The object is done then.
  [[nodiscard]] Sha256Digest digest();

 private:
  void add_block(const std::uint8_t* block);

  std::array<std::uint32_t, 8> state_{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::uint8_t, 64> waiting_{};
  std::size_t waiting_bytes_ = 0;
  std::uint64_t size_bytes_ = 0;
};

[[nodiscard]] Sha256Digest sha256(std::string_view bytes);

/// 64 lower-case hexadecimal digits.
[[nodiscard]] std::string to_hex(const Sha256Digest& digest);
/// Reads exactly what to_hex writes.
[[nodiscard]] std::optional<Sha256Digest> parse_hex(std::string_view text);

}  // namespace steward
