// The module's whole surface: names only. One instance serves one picture and is then dropped, so
// nothing is ever released.
#include <string_view>

#include "wasm/picture/edit.hpp"

#define STEWARD_EXPORT(name) extern "C" __attribute__((export_name(#name)))

namespace steward::picture {
namespace {

/// Empty for codes that no check of pictures has: their names would be a part of the module's size
/// that is felt.
consteval std::string_view picture_name(std::string_view name) {
  return name.starts_with("picture_") ? name : std::string_view{};
}

constexpr std::string_view names[] = {
#define STEWARD_CODE(name, kind, status, title) picture_name(#name),
#include "core/error/codes.def"
#undef STEWARD_CODE
};

EditRequest request;
EditOutcome outcome;

std::string_view refusal() {
  return names[static_cast<std::size_t>(outcome.code)];
}

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
  return refusal().data();
}
STEWARD_EXPORT(refusal_size_bytes) std::size_t export_refusal_size_bytes() {
  return refusal().size();
}

}  // namespace steward::picture
