#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/timestamp.hpp"

namespace steward::identity {

/// 32 random bytes as 43 characters of base64url: what a cookie or a mailed link carries.
[[nodiscard]] std::string new_token();

/// What is stored of a token: SHA-256 in hex. Tokens are random, so no salt is needed, and they are
/// found by the index over their hashes: timing tells nothing of a token (SEC-31).
[[nodiscard]] std::string hash_of_token(std::string_view token);

/// Random digits of lower-case hexadecimal. `count`: even.
[[nodiscard]] std::string random_digits(std::size_t count);

/// `prefix` and 128 random bits in hex, e.g. "usr_5f0c…": an id that cannot be guessed.
[[nodiscard]] std::string new_id(std::string_view prefix);

/// The same, sortable by the time it was made: `now` in hex stands in front.
[[nodiscard]] std::string new_timed_id(std::string_view prefix, Timestamp now);

/// A workspace id: a random number of nine digits. Ids in sequence would tell how many there are.
/// The caller's insert fails, and is repeated, where the number is taken.
[[nodiscard]] std::int64_t new_workspace_number();

}  // namespace steward::identity
