#pragma once

#include <cstddef>
#include <cstdint>
#include <semaphore>
#include <string>
#include <string_view>

namespace steward::identity {

/// What a guess costs: argon2id with 46 MiB, one pass, one lane (security.md §2).
inline constexpr std::uint64_t password_passes = 1;
inline constexpr std::size_t password_memory_bytes = 46U * 1024 * 1024;

/// Hashes and checks passwords by argon2id. Thread-safe; at most `concurrency` hashes are computed
/// at once, so that a flood of sign-ins costs time and not memory.
class PasswordHasher {
 public:
  explicit PasswordHasher(std::ptrdiff_t concurrency);

  /// Salted, in the text form that names algorithm and parameters.
  [[nodiscard]] std::string hash(std::string_view password);

  /// `stored`: empty where there is no such user or no password. The work is the same then, so that
  /// the answer's timing does not tell (SEC-25).
  [[nodiscard]] bool matches(std::string_view stored, std::string_view password);

  /// True where `stored` was made with other parameters: the next sign-in replaces it.
  [[nodiscard]] static bool is_outdated(const std::string& stored);

 private:
  std::counting_semaphore<> free_;
  std::string nobody_;  ///< a hash of today's parameters that no password has
};

}  // namespace steward::identity
