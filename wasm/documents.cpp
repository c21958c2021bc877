// What is asked rarely: questions as JSON text, the catalogue of roles, the default avatar, limits.
#include <emscripten.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "core/account/avatar.hpp"
#include "core/account/name.hpp"
#include "core/account/password.hpp"
#include "core/codec/rules.hpp"
#include "core/picture/picture.hpp"
#include "wasm/roles.hpp"
#include "wasm/scratch.hpp"

namespace steward::wasm {
namespace {

/// The core's published limits (security.md 2), as JavaScript's numbers; the order is repeated in
/// `documents.js`.
constexpr double limits_in_order[] = {
    picture_size_bytes_max, picture_side_max,        picture_pixels_max,      picture_frames_max,
    name_code_points_max,   password_characters_min, password_characters_max,
};

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE const double* limits() {
  return limits_in_order;
}

/// Id and name, one after the other. Answers which of the colors; the reply is the initials.
EMSCRIPTEN_KEEPALIVE std::uint32_t pick_avatar(std::size_t id_bytes, std::size_t name_bytes,
                                               std::uint32_t color_count) {
  DefaultAvatar avatar =
      default_avatar(scratch.text(0, id_bytes), scratch.text(id_bytes, name_bytes), color_count);
  reply = std::move(avatar.initials);
  return static_cast<std::uint32_t>(avatar.color_index);
}

/// A call of a rule that pages ask; the reply is its answer, by the roles that were loaded where
/// the call brings none.
EMSCRIPTEN_KEEPALIVE void ask(std::size_t size_bytes) {
  reply = codec::evaluate_with(scratch.text(0, size_bytes),
                               {codec::account_page_rules(), codec::audit_page_rules(),
                                codec::team_page_rules(), codec::workspace_page_rules()},
                               kept_roles());
}
}

}  // namespace steward::wasm
