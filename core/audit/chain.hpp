#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "core/audit/event.hpp"
#include "core/base/result.hpp"
#include "core/error/rejection.hpp"

namespace steward {

/// The latest event of a log; an empty log has position 0 and a hash of zeros.
struct AuditHead {
  std::int64_t position = 0;
  Sha256Digest hash{};
  friend bool operator==(const AuditHead&, const AuditHead&) = default;
};

/// Every field but `prev_hash` and `hash`, each preceded by its length, lists by their count: no
/// two events share a text (ADR 0071).
[[nodiscard]] std::string canonical_text(const AuditEvent& event);
/// SHA-256 of prev_hash followed by the canonical text.
[[nodiscard]] Sha256Digest chain_hash(const AuditEvent& event);

/// Puts the event behind `head`: sets position, prev_hash and hash, and gives the new head.
[[nodiscard]] AuditHead append_to_chain(const AuditHead& head, AuditEvent& event);

/// Whether the events follow `head` as they were written; gives the head after them, so that a long
/// log is verified in pieces.
/// Fails: `audit_chain_broken` (param position: of the first place that is not as written; part:
/// `order` where an event is missing, added or moved, `hash` where one was changed).
[[nodiscard]] Result<AuditHead, Rejection> verify_events(const AuditHead& head,
                                                         std::span<const AuditEvent> events);
/// Whether the log ends where it must. Fails: `audit_chain_broken` (param position; part `head`).
[[nodiscard]] Result<AuditHead, Rejection> verify_head(const AuditHead& found,
                                                       const AuditHead& expected);

}  // namespace steward
