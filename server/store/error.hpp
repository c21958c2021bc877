#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>

namespace steward::store {

/// Why the database did not do as it was told.
enum class Fault : std::uint8_t {
  conflict,     ///< another writer was first; the same function may succeed when run again
  full,         ///< no room for the write (SEC-16)
  unavailable,  ///< the database or its disk cannot be reached or does not answer
  broken,       ///< anything else: a defect of ours or a damaged database
};

/// Thrown by Store::read and Store::write. Nothing has been changed.
class StoreError : public std::runtime_error {
 public:
  StoreError(Fault fault, const std::string& message)
      : std::runtime_error(message), fault_(fault) {}
  [[nodiscard]] Fault fault() const noexcept { return fault_; }

 private:
  Fault fault_;
};

}  // namespace steward::store
