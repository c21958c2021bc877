#pragma once

#include <utility>

namespace steward {

/// A value of type `T` that only fits where its own name is asked for: `UserId` is not a
/// `WorkspaceId`, though both hold text. Constructed explicitly, compared by value.
template <class Tag, class T>
class Strong {
 public:
  constexpr explicit Strong(T value) : value_(std::move(value)) {}
  [[nodiscard]] constexpr const T& value() const noexcept { return value_; }
  friend bool operator==(const Strong&, const Strong&) = default;

 private:
  T value_;
};

}  // namespace steward
