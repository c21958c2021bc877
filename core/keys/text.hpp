#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/error/issue.hpp"

namespace steward {

/// ```
///   57e4a2d1 | 64 random digits | 8 digits: CRC-32 of the 72 characters before
/// ```
/// Lower-case hexadecimal throughout, because clients that were made for other products take
/// `^[a-f0-9]+$` (LNK-4). By the mark scanners for leaked secrets find a key (SEC-30); by the CRC a
/// typo is found without asking anybody (ADV-8).
inline constexpr std::string_view api_key_mark = "57e4a2d1";
inline constexpr std::size_t api_key_random_digits = 64;
inline constexpr std::size_t api_key_checksum_digits = 8;
inline constexpr std::size_t api_key_length =
    api_key_mark.size() + api_key_random_digits + api_key_checksum_digits;

/// The key around these random digits. `random`: api_key_random_digits of lower-case hexadecimal.
[[nodiscard]] std::string api_key_of(std::string_view random);

/// The key in what somebody pasted: white space, quotes and angle brackets around it are dropped.
/// The answer points into `text`: nothing is copied (SEC-35).
/// Fails, first match wins: `api_key_malformed` (another length, another mark, or a character that
/// is no digit of lower-case hexadecimal); `api_key_mistyped` (the checksum says otherwise).
/// Not checked: whether there is such a key.
[[nodiscard]] Result<std::string_view, Issue> parse_api_key(std::string_view text);

/// What a page shows of a key for telling it from others: its last four digits, which are of the
/// checksum.
[[nodiscard]] std::string api_key_hint(std::string_view key);

/// The key in an Authorization header: alone, or behind `Bearer` in any case (LNK-4). Nothing where
/// the header speaks of something else, as `Basic …` does.
[[nodiscard]] std::optional<std::string_view> key_in_authorization(std::string_view header);

}  // namespace steward
