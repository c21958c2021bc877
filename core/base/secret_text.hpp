#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace steward {

/// A working copy of a secret in a fixed buffer that is wiped when it goes: std::string would leave
/// the bytes behind in freed memory, which in WebAssembly the page can read (SEC-35).
class SecretText {
 public:
  static constexpr std::size_t capacity_bytes = 1024;

  SecretText() = default;
  SecretText(const SecretText&) = delete;
  SecretText& operator=(const SecretText&) = delete;
  ~SecretText() { wipe(); }

  /// Adds one byte; what is over the capacity is dropped, so callers check the length first.
  void push_back(char byte) {
    if (size_ < capacity_bytes) bytes_[size_++] = byte;
  }
  [[nodiscard]] std::string_view view() const { return {bytes_.data(), size_}; }

 private:
  void wipe() {
    volatile char* const bytes = bytes_.data();  // volatile: a dead store is not optimised away
    for (std::size_t i = 0; i < size_; ++i) bytes[i] = 0;
  }

  std::array<char, capacity_bytes> bytes_;
  std::size_t size_ = 0;
};

}  // namespace steward
