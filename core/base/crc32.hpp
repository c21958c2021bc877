#pragma once

#include <cstdint>

#include "core/base/bytes.hpp"

namespace steward::detail {

/// The CRC of PNG, zip and Ethernet (ISO 3309, reflected 0xEDB88320).
[[nodiscard]] std::uint32_t crc32(Bytes bytes);

}  // namespace steward::detail
