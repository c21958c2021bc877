// Pictures cross as bytes: JavaScript asks for memory, sets them with one copy and gives it back.
#include <emscripten.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "core/codec/verdict.hpp"
#include "core/picture/picture.hpp"
#include "wasm/scratch.hpp"

namespace steward::wasm {
namespace {

/// Of the last head that was sound; the order is repeated in `pictures.js`.
struct Head {
  std::uint32_t format;
  std::uint32_t width;
  std::uint32_t height;
};
Head last_head{};

/// What `strip` has left; valid until `forget_stripped`.
std::vector<std::uint8_t> stripped;

}  // namespace

extern "C" {

/// Null where memory ran out.
EMSCRIPTEN_KEEPALIVE void* allocate(std::size_t size_bytes) {
  return std::malloc(size_bytes);
}
EMSCRIPTEN_KEEPALIVE void release(void* memory) {
  std::free(memory);
}

/// The claim's texts, file name and media type, are in the scratch buffer.
/// True: the reply is the facts as JSON; false: the issue.
EMSCRIPTEN_KEEPALIVE bool is_picture_sound(const std::uint8_t* file, std::size_t size_bytes,
                                           std::size_t file_name_bytes,
                                           std::size_t media_type_bytes) {
  const PictureClaim claim{scratch.text(0, file_name_bytes),
                           scratch.text(file_name_bytes, media_type_bytes)};
  const Result<PictureFacts, Issue> facts = check_picture({file, size_bytes}, claim);
  reply = facts ? encode_picture_facts(*facts) : encode_issue(facts.error());
  return facts.has_value();
}

/// The head is in the scratch buffer. Null: the reply is the issue. `size_bytes`: of the file, as
/// a double because JavaScript's files may be larger than 32 bits tell.
EMSCRIPTEN_KEEPALIVE const Head* check_head(std::size_t head_bytes, double size_bytes) {
  const std::string_view head = scratch.text(0, head_bytes);
  const Result<PictureHead, Issue> result =
      check_picture_head({reinterpret_cast<const std::uint8_t*>(head.data()), head.size()},
                         static_cast<std::int64_t>(size_bytes));
  if (!result) {
    reply = encode_issue(result.error());
    return nullptr;
  }
  last_head = {static_cast<std::uint32_t>(result->format), result->width, result->height};
  return &last_head;
}
EMSCRIPTEN_KEEPALIVE void name_format(std::uint32_t format) {
  reply = name_of(static_cast<PictureFormat>(format));
}

/// Size of the bytes that are left; they are at `stripped_bytes`.
EMSCRIPTEN_KEEPALIVE std::size_t strip(const std::uint8_t* file, std::size_t size_bytes) {
  stripped = strip_picture({file, size_bytes});
  return stripped.size();
}
EMSCRIPTEN_KEEPALIVE const std::uint8_t* stripped_bytes() {
  return stripped.data();
}
EMSCRIPTEN_KEEPALIVE void forget_stripped() {
  stripped = {};
}
}

}  // namespace steward::wasm
