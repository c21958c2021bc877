#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/bytes.hpp"
#include "core/error/issue.hpp"

/// How the walks over the three formats put their findings into words.
namespace steward::detail {

/// The first offence found, or nothing.
using Finding = std::optional<Issue>;

[[nodiscard]] Issue truncated(std::string_view part, std::size_t offset);
[[nodiscard]] Issue corrupt(std::string_view part, std::size_t offset);
[[nodiscard]] Issue checksum_wrong(std::string_view part, std::size_t offset);
[[nodiscard]] Issue feature_unsupported(std::string_view part, std::size_t offset);
[[nodiscard]] Issue frames_too_many();
[[nodiscard]] Issue animation_too_large();

/// Zero, then each side, then the product: the order the contract promises.
[[nodiscard]] Finding check_dimensions(std::uint32_t width, std::uint32_t height);

/// What lies behind the picture's end at `offset`; `detected` is "none" for no known format.
[[nodiscard]] Issue data_trailing(Bytes file, std::size_t offset);

}  // namespace steward::detail
