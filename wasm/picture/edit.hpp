#pragma once

#include <cstdint>

#include "core/error/code.hpp"
#include "core/picture/picture.hpp"
#include "wasm/picture/encode.hpp"

namespace steward::picture {

enum class Output : std::int32_t { png, jpeg, rgba };

/// What to make of a picture. Written by the caller field by field, hence 32 bits each; the order
/// is repeated in `instance.js`.
struct EditRequest {
  // The part to keep, in pixels of the picture as shown: after orientation and turns.
  // Width 0: all of it.
  std::int32_t crop_x;
  std::int32_t crop_y;
  std::int32_t crop_width;
  std::int32_t crop_height;
  std::int32_t quarter_turns;  ///< clockwise, after EXIF's orientation
  std::int32_t width_max;      ///< the result fits into this, in proportion; 0: no limit
  std::int32_t height_max;     ///< (it is never enlarged)
  Output output;
  std::int32_t quality;  ///< JPEG: 1 … 100
};

enum class EditStatus : std::int32_t {
  done,
  refused,       ///< the check did not accept the file; `code` says why
  crop_outside,  ///< the part to keep is not inside the picture
  too_large,     ///< the memory cap is too small for this picture
  broken,        ///< the decoder could not read what the check accepted
};

struct EditOutcome {
  EditStatus status = EditStatus::broken;
  Code code{};
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  Encoded encoded{};
};

/// Checks, decodes, cuts, turns, shrinks and encodes, in this order. Nothing unchecked reaches the
/// decoder. Of an animation the first frame is taken.
[[nodiscard]] EditOutcome edit(Bytes file, const EditRequest& request);

}  // namespace steward::picture
