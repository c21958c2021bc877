#pragma once

#include <cstdlib>
#include <type_traits>
#include <utility>
#include <variant>

namespace steward {

/// Wraps the error of a Result: `return Failure{issue};`. Plays the part of std::unexpected.
template <class E>
struct Failure {
  E error;
};
template <class E>
Failure(E) -> Failure<E>;

/// A value or the reason there is none. The subset of std::expected that the core uses, under the
/// standard's names, because no compiler of ours has std::expected (ADR 0002).
/// `value()` on an error and `error()` on a value are programmer errors and stop the program.
template <class T, class E>
class [[nodiscard]] Result {
 public:
  constexpr Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  template <class F>
  requires std::is_convertible_v<F, E>
  constexpr Result(Failure<F> failure) : state_(std::in_place_index<1>, std::move(failure.error)) {}

  [[nodiscard]] constexpr bool has_value() const noexcept { return state_.index() == 0; }
  constexpr explicit operator bool() const noexcept { return has_value(); }

  [[nodiscard]] constexpr const T& value() const& { return checked<0>(state_); }
  [[nodiscard]] constexpr T&& value() && { return std::move(checked<0>(state_)); }
  [[nodiscard]] constexpr const T& operator*() const& { return value(); }
  [[nodiscard]] constexpr const T* operator->() const { return &value(); }

  [[nodiscard]] constexpr const E& error() const& { return checked<1>(state_); }
  [[nodiscard]] constexpr E&& error() && { return std::move(checked<1>(state_)); }

  /// Calls `next(value)`, which returns a Result with the same error type, or passes the error on.
  template <class F>
  [[nodiscard]] constexpr auto and_then(F&& next) const -> std::invoke_result_t<F, const T&> {
    if (!has_value()) return Failure{error()};
    return std::forward<F>(next)(value());
  }

  /// Replaces the value by `make(value)`, or passes the error on.
  template <class F>
  [[nodiscard]] constexpr auto transform(F&& make) const
      -> Result<std::invoke_result_t<F, const T&>, E> {
    if (!has_value()) return Failure{error()};
    return std::forward<F>(make)(value());
  }

  friend constexpr bool operator==(const Result&, const Result&) = default;

 private:
  template <std::size_t Index, class Variant>
  static constexpr auto& checked(Variant& state) {
    if (state.index() != Index) std::abort();
    return std::get<Index>(state);
  }

  std::variant<T, E> state_;
};

}  // namespace steward
