// The module's whole surface: names only. One instance serves one picture and is then dropped, so
// nothing is ever released.
#include "wasm/picture/edit.hpp"

#define STEWARD_EXPORT(name) extern "C" __attribute__((export_name(#name)))

namespace steward::picture {
namespace {

EditRequest request;
EditOutcome outcome;

}  // namespace

STEWARD_EXPORT(allocate) std::uint8_t* export_allocate(std::size_t size_bytes) {
  return allocate<std::uint8_t>(size_bytes).release();
}
STEWARD_EXPORT(request) EditRequest* export_request() {
  return &request;
}
STEWARD_EXPORT(edit) EditStatus export_edit(const std::uint8_t* file, std::size_t size_bytes) {
  outcome = edit({file, size_bytes}, request);
  return outcome.status;
}
STEWARD_EXPORT(result_width) std::uint32_t export_result_width() {
  return outcome.width;
}
STEWARD_EXPORT(result_height) std::uint32_t export_result_height() {
  return outcome.height;
}
STEWARD_EXPORT(result_bytes) const std::uint8_t* export_result_bytes() {
  return outcome.encoded.bytes.get();
}
STEWARD_EXPORT(result_size_bytes) std::size_t export_result_size_bytes() {
  return outcome.encoded.size_bytes;
}
STEWARD_EXPORT(refusal) const char* export_refusal() {
  return name_of(outcome.code).data();
}
STEWARD_EXPORT(refusal_size_bytes) std::size_t export_refusal_size_bytes() {
  return name_of(outcome.code).size();
}

}  // namespace steward::picture
