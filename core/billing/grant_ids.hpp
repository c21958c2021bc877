#pragma once

#include <string>
#include <utility>

#include "core/base/ids.hpp"

namespace steward {

/// Ids of the grants that one decision makes: the shell gives a fresh id, further ones are made of
/// it. The core has no randomness, and a late settlement makes nobody knows how many.
class GrantIds {
 public:
  explicit GrantIds(CreditGrantId first) : first_(std::move(first)) {}
  [[nodiscard]] CreditGrantId next() {
    ++taken_;
    if (taken_ == 1) return first_;
    return CreditGrantId{first_.value() + "_" + std::to_string(taken_)};
  }

 private:
  CreditGrantId first_;
  int taken_ = 0;
};

}  // namespace steward
