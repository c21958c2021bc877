#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <utility>

namespace steward::http {

/// What all bodies that are being received or handled may take together, so that many uploads at
/// once cannot use up the machine though each keeps to its limit. Safe from any thread.
class BodyBudget {
 public:
  /// A part of the budget; given back when it goes.
  class Share {
   public:
    Share(BodyBudget& budget, std::int64_t bytes) : budget_(&budget), bytes_(bytes) {}
    Share(Share&& other) noexcept
        : budget_(std::exchange(other.budget_, nullptr)), bytes_(other.bytes_) {}
    Share& operator=(Share&& other) noexcept {
      std::swap(budget_, other.budget_);
      std::swap(bytes_, other.bytes_);
      return *this;
    }
    ~Share() {
      if (budget_ != nullptr) budget_->taken_bytes_ -= bytes_;
    }

   private:
    BodyBudget* budget_;
    std::int64_t bytes_;
  };

  explicit BodyBudget(std::int64_t bytes_max) : bytes_max_(bytes_max) {}

  /// Nothing when too much is taken already.
  [[nodiscard]] std::optional<Share> take(std::int64_t bytes) {
    Share share(*this, bytes);
    if ((taken_bytes_ += bytes) > bytes_max_) return std::nullopt;
    return share;
  }

 private:
  const std::int64_t bytes_max_;
  std::atomic<std::int64_t> taken_bytes_ = 0;
};

}  // namespace steward::http
