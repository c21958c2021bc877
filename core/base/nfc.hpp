#pragma once

#include <string>

namespace steward {

/// Unicode Normalization Form C (UAX #15). Canonically equal texts become equal code points.
[[nodiscard]] std::u32string to_nfc(std::u32string text);

}  // namespace steward
