#pragma once

#include <cstdint>

namespace steward::detail {

enum class InflateStatus : std::uint8_t {
  done,
  input_ended,     ///< the stream goes on behind its last piece
  broken,          ///< a header, code or distance that deflate does not have
  checksum_wrong,  ///< the unpacked bytes are not those that were packed
  stopped          ///< the sink had enough
};

}  // namespace steward::detail
