#pragma once

#include <cstddef>
#include <cstdint>

namespace steward {

/// Features as a bit set over the list of a catalogue: bit n is its n-th feature.
class FeatureSet {
 public:
  static constexpr std::size_t features_max = 64;

  constexpr FeatureSet() = default;
  constexpr explicit FeatureSet(std::uint64_t bits) : bits_(bits) {}
  [[nodiscard]] constexpr std::uint64_t bits() const { return bits_; }
  [[nodiscard]] constexpr bool has(std::size_t place) const { return ((bits_ >> place) & 1) != 0; }
  constexpr void add(std::size_t place) { bits_ |= std::uint64_t{1} << place; }
  /// What is here and not in `other`.
  [[nodiscard]] constexpr FeatureSet without(FeatureSet other) const {
    return FeatureSet(bits_ & ~other.bits_);
  }
  [[nodiscard]] constexpr bool includes(FeatureSet other) const {
    return (other.bits_ & ~bits_) == 0;
  }
  [[nodiscard]] constexpr bool is_empty() const { return bits_ == 0; }
  friend constexpr bool operator==(FeatureSet, FeatureSet) = default;

 private:
  std::uint64_t bits_ = 0;
};

}  // namespace steward
