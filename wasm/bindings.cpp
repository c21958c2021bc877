// Names only. What is asked on every keystroke, and all bytes and secrets, cross by the plain
// exports of fields.cpp and pictures.cpp instead (ADR 0020).
#include <emscripten/bind.h>

#include "wasm/convert.hpp"
#include "wasm/roles.hpp"

using namespace steward::wasm;

EMSCRIPTEN_BINDINGS(steward_core) {
  emscripten::value_object<Limits>("Limits")
      .field("pictureSizeBytesMax", &Limits::picture_size_bytes_max)
      .field("pictureSideMax", &Limits::picture_side_max)
      .field("picturePixelsMax", &Limits::picture_pixels_max)
      .field("pictureFramesMax", &Limits::picture_frames_max)
      .field("nameCodePointsMax", &Limits::name_code_points_max)
      .field("passwordCharactersMin", &Limits::password_characters_min)
      .field("passwordCharactersMax", &Limits::password_characters_max);
  emscripten::value_object<Avatar>("Avatar")
      .field("initials", &Avatar::initials)
      .field("colorIndex", &Avatar::color_index);
  emscripten::value_object<CodeEntry>("CodeEntry")
      .field("name", &CodeEntry::name)
      .field("kind", &CodeEntry::kind)
      .field("status", &CodeEntry::status)
      .field("title", &CodeEntry::title);

  emscripten::function("limits", &limits);
  emscripten::function("avatar", &avatar);
  emscripten::function("codeEntryCount", &code_entry_count);
  emscripten::function("codeEntry", &code_entry);
  emscripten::function("loadRoles", &load_roles);
  emscripten::function("evaluate", &evaluate_call);
}
