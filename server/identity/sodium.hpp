#pragma once

#include <sodium.h>

#include <stdexcept>

namespace steward::identity {

/// Every class that uses libsodium calls this first; it may be called from every thread.
inline void need_sodium() {
  if (sodium_init() < 0) throw std::runtime_error("libsodium cannot be used on this machine");
}

}  // namespace steward::identity
