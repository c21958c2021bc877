#pragma once

#include <sodium.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace steward::identity {

/// Every class that uses libsodium calls this first; it may be called from every thread.
inline void need_sodium() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used on this machine");
}

/// A text as libsodium takes it.
inline const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}
inline unsigned char* bytes_of(std::string& text) {
  return reinterpret_cast<unsigned char*>(text.data());
}

}  // namespace steward::identity
