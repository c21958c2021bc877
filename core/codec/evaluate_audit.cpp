#include <array>

#include "core/audit/chain.hpp"
#include "core/codec/audit_event.hpp"
#include "core/codec/rules.hpp"

namespace steward::codec {
namespace {

std::optional<AuditHead> read_head(Reader& outer, Issues& issues, std::string_view name) {
  const Json* const json = outer.object(name);
  if (json == nullptr) return std::nullopt;
  Reader reader(*json, issues, outer.path_of(name));
  const auto position = reader.integer("position");
  const auto hash = reader.text("hash");
  const auto digest = hash ? parse_hex(*hash) : std::nullopt;
  if (hash && !digest) reader.add("hash", Issue{Code::field_value_unknown});
  reader.finish();
  if (!position || !digest) return std::nullopt;
  return AuditHead{*position, *digest};
}

Json head_json(const AuditHead& head) {
  return {{"position", head.position}, {"hash", to_hex(head.hash)}};
}

/// Follows a log from `given.head`, which is the empty log's where absent, and compares its end
/// with `given.expected` where that is given.
Answer ask_verify_audit_events(Call& call) {
  std::optional<AuditHead> head = AuditHead{};
  if (call.given.has("head")) head = read_head(call.given, call.issues, "head");
  std::optional<AuditHead> expected;
  if (call.given.has("expected")) expected = read_head(call.given, call.issues, "expected");
  const Json* const list = call.when.array("events");
  std::vector<AuditEvent> events;
  for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
    const std::string path = call.when.path_of("events") + "/" + std::to_string(i);
    if (!(*list)[i].is_object()) {
      call.issues.push_back(Issue{Code::field_type_wrong, {{ParamName::expected, "object"}}, path});
    } else if (auto event = read_audit_event((*list)[i], call.issues, path)) {
      events.push_back(std::move(*event));
    }
  }
  if (!head || !call.issues.empty()) return nothing;
  return answer(verify_events(*head, events).and_then([&](const AuditHead& found) {
    return expected ? verify_head(found, *expected) : Result<AuditHead, Rejection>(found);
  }),
                head_json);
}

constexpr auto audit_page = std::to_array<Rule>({
    {"verify_audit_events", ask_verify_audit_events},
});

}  // namespace

Rules audit_page_rules() {
  return audit_page;
}

}  // namespace steward::codec
