#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace steward::wasm {

/// The buffer that texts cross in: JavaScript writes UTF-8 straight into it (`encodeInto`), so a
/// text is never copied into a std::string that would have to be allocated, freed and, if it is a
/// secret, forgotten. There is one; a call reads its input before the next one is written.
class Scratch {
 public:
  /// Room for `size_bytes`; what was in it before is gone. Null where memory ran out.
  [[nodiscard]] std::uint8_t* room(std::size_t size_bytes);
  [[nodiscard]] std::string_view text(std::size_t at_byte, std::size_t size_bytes) const;
  [[nodiscard]] std::uint32_t number(std::size_t index) const;
  /// Overwrites the first bytes with zeros: after every call that may have carried a secret
  /// (SEC-35).
  void wipe(std::size_t size_bytes);

 private:
  static constexpr std::size_t usual_size_bytes = 4096;
  alignas(8) std::uint8_t usual_[usual_size_bytes] = {};
  std::uint8_t* larger_ = nullptr;  ///< for input that does not fit; kept from then on
  std::size_t larger_size_bytes_ = 0;

  [[nodiscard]] const std::uint8_t* bytes() const { return larger_ ? larger_ : usual_; }
};

/// The one scratch buffer, and the text of the last answer that has one: valid until the next call.
extern Scratch scratch;
extern std::string reply;

}  // namespace steward::wasm
