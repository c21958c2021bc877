#pragma once

#include <optional>
#include <string_view>

#include "core/base/bytes.hpp"
#include "core/picture/picture.hpp"

namespace steward::detail {

/// Enough to recognise every format; SVG may have a prologue, the others need 40 bytes at most.
inline constexpr std::size_t signature_bytes_max = 1024;

/// A format that is told by its first bytes. `picture` is set for those we take.
struct Signature {
  std::string_view name;
  std::optional<PictureFormat> picture{};
};

/// Looks at no more than `signature_bytes_max` bytes. Nothing: none of the formats we know.
[[nodiscard]] std::optional<Signature> recognise(Bytes head);

}  // namespace steward::detail
