#include "core/audit/event.hpp"

#include <cstddef>

#include "core/base/unicode.hpp"
#include "core/base/utf8.hpp"

namespace steward {

std::string_view name_of(AuditActorKind kind) {
  switch (kind) {
    case AuditActorKind::user:
      return "user";
    case AuditActorKind::api_key:
      return "api_key";
    case AuditActorKind::system:
      return "system";
  }
  return {};
}

std::string_view name_of(AuditOutcome outcome) {
  switch (outcome) {
    case AuditOutcome::success:
      return "success";
    case AuditOutcome::failure:
      return "failure";
    case AuditOutcome::denied:
      return "denied";
  }
  return {};
}

std::string kept_user_agent(std::string_view text) {
  const auto points = decode_utf8(text);
  std::string kept;
  if (!points) return kept;
  for (const char32_t point : *points) {
    if (is_control(point) || is_bidi_control(point)) continue;
    const std::string next = encode_utf8(std::u32string_view(&point, 1));
    if (kept.size() + next.size() > static_cast<std::size_t>(user_agent_bytes_max)) break;
    kept += next;
  }
  return kept;
}

}  // namespace steward
