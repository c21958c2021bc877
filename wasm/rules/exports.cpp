// Every rule behind one door, and every code: for fixtures and for whoever explores the rules.
#include <emscripten.h>

#include <cstddef>

#include "core/codec/evaluate.hpp"
#include "core/codec/problem.hpp"
#include "wasm/scratch.hpp"

namespace steward::wasm {
extern "C" {

/// The reply is the answer to the call in the scratch buffer.
EMSCRIPTEN_KEEPALIVE void evaluate_call(std::size_t size_bytes) {
  reply = evaluate(scratch.text(0, size_bytes));
}
/// The reply is the list of codes as JSON.
EMSCRIPTEN_KEEPALIVE void list_codes() {
  reply = encode_codes();
}
}
}  // namespace steward::wasm
