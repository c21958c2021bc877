#include "wasm/convert.hpp"

#include "core/account/avatar.hpp"
#include "core/account/name.hpp"
#include "core/account/password.hpp"
#include "core/codec/rules.hpp"
#include "core/error/code.hpp"
#include "core/picture/picture.hpp"
#include "wasm/roles.hpp"

namespace steward::wasm {

Limits limits() {
  return {.picture_size_bytes_max = picture_size_bytes_max,
          .picture_side_max = picture_side_max,
          .picture_pixels_max = picture_pixels_max,
          .picture_frames_max = picture_frames_max,
          .name_code_points_max = name_code_points_max,
          .password_characters_min = password_characters_min,
          .password_characters_max = password_characters_max};
}

Avatar avatar(const std::string& id, const std::string& name, std::uint32_t color_count) {
  DefaultAvatar found = default_avatar(id, name, color_count);
  return {std::move(found.initials), static_cast<std::uint32_t>(found.color_index)};
}

std::uint32_t code_entry_count() {
  return static_cast<std::uint32_t>(code_count());
}

CodeEntry code_entry(std::uint32_t index) {
  const CodeFacts& facts = facts_of(static_cast<Code>(index));
  return {std::string(facts.name), std::string(name_of(facts.kind)), facts.status,
          std::string(facts.title)};
}

std::string evaluate_call(const std::string& call) {
  // Plans, credits and billing have a module of their own.
  return codec::evaluate_with(call,
                              {codec::account_rules(), codec::workspace_rules(),
                               codec::team_rules(), codec::audit_rules()},
                              kept_roles());
}

}  // namespace steward::wasm
