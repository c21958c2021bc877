#include "core/audit/chain.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

namespace steward {
namespace {

/// Writes "<size>:<bytes>" for each text, and a number as its digits.
class CanonicalText {
 public:
  void put(std::string_view field) {
    text_ += std::to_string(field.size());
    text_ += ':';
    text_ += field;
  }
  void put(std::int64_t number) {
    const std::string digits = std::to_string(number);
    put(std::string_view(digits));
  }
  /// Absent is no text of size 0.
  void put(const std::optional<std::string>& field) {
    if (field) {
      put(std::string_view(*field));
    } else {
      text_ += '-';
    }
  }
  [[nodiscard]] std::string text() && { return std::move(text_); }

 private:
  std::string text_;
};

Failure<Rejection> broken(std::int64_t position, const char* part) {
  return Failure{Rejection{Code::audit_chain_broken,
                           {{ParamName::position, position}, {ParamName::part, part}}}};
}

}  // namespace

std::string canonical_text(const AuditEvent& event) {
  CanonicalText text;
  const auto put = [&](const auto&... fields) { (text.put(fields), ...); };
  const auto count = [](const auto& list) { return static_cast<std::int64_t>(list.size()); };
  put(std::string_view(event.id.value()), event.workspace.value(), event.position,
      event.occurred_at.time_since_epoch().count());
  // Names, not numbers: those move when a list grows.
  put(name_of(event.actor.kind), std::string_view(event.actor.id),
      std::string_view(event.actor.display));
  put(std::string_view(event.context.ip), std::string_view(event.context.user_agent),
      std::string_view(event.context.interface));
  put(name_of(event.outcome),
      event.code ? std::optional(std::string(name_of(*event.code))) : std::nullopt);
  put(std::string_view(event.what.action), count(event.what.targets));
  for (const AuditTarget& target : event.what.targets)
    put(std::string_view(target.type), std::string_view(target.id),
        std::string_view(target.display));
  put(count(event.what.changes));
  for (const FieldChange& change : event.what.changes)
    put(std::string_view(change.field), change.before, change.after);
  return std::move(text).text();
}

Sha256Digest chain_hash(const AuditEvent& event) {
  Sha256 hash;
  const auto& before = event.prev_hash;
  hash.add({reinterpret_cast<const char*>(before.data()), before.size()});
  hash.add(canonical_text(event));
  return hash.digest();
}

AuditHead append_to_chain(const AuditHead& head, AuditEvent& event) {
  event.position = head.position + 1;
  event.prev_hash = head.hash;
  event.hash = chain_hash(event);
  return {event.position, event.hash};
}

Result<AuditHead, Rejection> verify_events(const AuditHead& head,
                                           std::span<const AuditEvent> events) {
  AuditHead at = head;
  for (const AuditEvent& event : events) {
    const std::int64_t expected = at.position + 1;
    if (event.position != expected || event.prev_hash != at.hash) return broken(expected, "order");
    if (event.hash != chain_hash(event)) return broken(expected, "hash");
    at = {event.position, event.hash};
  }
  return at;
}

Result<AuditHead, Rejection> verify_head(const AuditHead& found, const AuditHead& expected) {
  if (found == expected) return found;
  if (found.position == expected.position) return broken(found.position, "head");
  return broken(std::min(found.position, expected.position) + 1, "head");
}

}  // namespace steward
