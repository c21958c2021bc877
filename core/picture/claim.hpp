#pragma once

#include "core/error/issue.hpp"
#include "core/picture/picture.hpp"

namespace steward::detail {

/// What the claim says against `actual`, the format of the bytes: the name first, then the type.
[[nodiscard]] Issues disagreements(const PictureClaim& claim, std::string_view actual);

/// Adds what the claim says against `actual` as the refusal's `declared`, so that a person reads
/// "this is a WebP file named .png". `actual` is empty where the bytes are no known format.
void add_declared(Issue& refusal, const PictureClaim& claim, std::string_view actual);

}  // namespace steward::detail
