#pragma once

#include <compare>
#include <cstdint>
#include <cstdlib>
#include <optional>

namespace steward {

/// An amount of credits, signed: −(2^53 − 1) … 2^53 − 1, so that JSON and JavaScript hold it
/// exactly. No money: nothing converts one into the other.
class Credits {
 public:
  static constexpr std::int64_t value_max = (std::int64_t{1} << 53) - 1;

  constexpr Credits() = default;  ///< none
  [[nodiscard]] static constexpr std::optional<Credits> of(std::int64_t value) {
    if (value > value_max || value < -value_max) return std::nullopt;
    return Credits(value);
  }
  [[nodiscard]] constexpr std::int64_t value() const { return value_; }
  [[nodiscard]] constexpr bool is_positive() const { return value_ > 0; }
  [[nodiscard]] constexpr Credits negated() const { return Credits(-value_); }

  // Two values in range cannot overflow 64 bits, only the range.
  [[nodiscard]] constexpr std::optional<Credits> plus(Credits other) const {
    return of(value_ + other.value_);
  }
  [[nodiscard]] constexpr std::optional<Credits> minus(Credits other) const {
    return of(value_ - other.value_);
  }
  friend constexpr auto operator<=>(Credits, Credits) = default;

 private:
  constexpr explicit Credits(std::int64_t value) : value_(value) {}
  std::int64_t value_ = 0;
};

/// For amounts that an invariant keeps in range (account.hpp). Out of it is a programmer's error
/// and stops the program, as Result::value does.
[[nodiscard]] constexpr Credits known_credits(std::int64_t value) {
  const auto credits = Credits::of(value);
  if (!credits) std::abort();
  return *credits;
}
[[nodiscard]] constexpr Credits sum(Credits left, Credits right) {
  return known_credits(left.value() + right.value());
}
[[nodiscard]] constexpr Credits difference(Credits left, Credits right) {
  return known_credits(left.value() - right.value());
}
[[nodiscard]] constexpr Credits least(Credits left, Credits right) {
  return left < right ? left : right;
}

}  // namespace steward
