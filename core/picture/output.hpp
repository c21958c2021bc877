#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/base/bytes.hpp"

namespace steward::detail {

/// Where the parts of a picture that stay are put. The check only counts them, strip_picture
/// collects them: both ask the same functions what stays, so their sizes cannot differ.
class Output {
 public:
  Output() = default;
  explicit Output(std::vector<std::uint8_t>& bytes) : bytes_(&bytes) {}

  void put(Bytes part) {
    size_ += part.size();
    if (bytes_ != nullptr) append(part);
  }
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  void append(Bytes part);

  std::vector<std::uint8_t>* bytes_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace steward::detail
