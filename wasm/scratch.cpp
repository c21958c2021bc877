#include "wasm/scratch.hpp"

#include <emscripten.h>

#include <cstdlib>
#include <cstring>

namespace steward::wasm {

Scratch scratch;
std::string reply;

std::uint8_t* Scratch::room(std::size_t size_bytes) {
  if (size_bytes <= (larger_ ? larger_size_bytes_ : usual_size_bytes))
    return larger_ ? larger_ : usual_;
  // Nothing has to be kept: input is written after the room for it has been made, and secrets have
  // been wiped by then.
  std::free(larger_);
  larger_ = static_cast<std::uint8_t*>(std::malloc(size_bytes));
  larger_size_bytes_ = larger_ ? size_bytes : 0;
  return larger_;
}

std::string_view Scratch::text(std::size_t at_byte, std::size_t size_bytes) const {
  return {reinterpret_cast<const char*>(bytes()) + at_byte, size_bytes};
}

std::uint32_t Scratch::number(std::size_t index) const {
  std::uint32_t value = 0;
  std::memcpy(&value, bytes() + index * sizeof value, sizeof value);
  return value;
}

void Scratch::wipe(std::size_t size_bytes) {
  volatile std::uint8_t* const memory = larger_ ? larger_ : usual_;
  for (std::size_t i = 0; i < size_bytes; ++i) memory[i] = 0;
}

}  // namespace steward::wasm

extern "C" {

EMSCRIPTEN_KEEPALIVE std::uint8_t* scratch_room(std::size_t size_bytes) {
  return steward::wasm::scratch.room(size_bytes);
}
EMSCRIPTEN_KEEPALIVE const char* reply_text() {
  return steward::wasm::reply.data();
}
EMSCRIPTEN_KEEPALIVE std::size_t reply_size_bytes() {
  return steward::wasm::reply.size();
}
}
