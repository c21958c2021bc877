#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/credits/renewal.hpp"
#include "core/credits/spend.hpp"

namespace steward {

enum class EntryKind : std::uint8_t { granted, consumed, expired, trimmed, voided };
[[nodiscard]] std::string_view name_of(EntryKind kind);
[[nodiscard]] std::optional<EntryKind> entry_kind_named(std::string_view name);

/// One immutable line of a workspace's history of credits: what became of one grant.
struct LedgerEntry {
  std::int64_t position;  ///< 1, 2, 3 … without gaps in each workspace
  EntryKind kind;
  CreditGrantId grant;
  GrantKind grant_kind;
  Credits amount;  ///< positive for granted, negative for all others
  Timestamp occurred_at;
  Credits balance_after;         ///< sum of all amounts up to this one
  std::optional<HoldId> hold{};  ///< of consumed, and of what lapsed when a hold ended
  std::optional<Usage> usage{};  ///< where there is a hold
  friend bool operator==(const LedgerEntry&, const LedgerEntry&) = default;
};

/// The latest entry of a ledger; an empty one has position 0 and balance 0.
struct LedgerHead {
  std::int64_t position = 0;
  Credits balance{};
  friend bool operator==(const LedgerHead&, const LedgerHead&) = default;
};

/// The entries of a change, one per grant touched, behind `head`. `account`: as it was before the
/// change. A reservation has none: nothing is spent by it.
[[nodiscard]] std::vector<LedgerEntry> entries_of(const CreditsConsumed& change,
                                                  const CreditAccount& account, LedgerHead head);
[[nodiscard]] std::vector<LedgerEntry> entries_of(const HoldReleased& change,
                                                  const CreditAccount& account, LedgerHead head);
[[nodiscard]] std::vector<LedgerEntry> entries_of(const CreditsGranted& change,
                                                  const CreditAccount& account, LedgerHead head);
[[nodiscard]] std::vector<LedgerEntry> entries_of(const GrantsLapsed& change,
                                                  const CreditAccount& account, LedgerHead head);
[[nodiscard]] std::vector<LedgerEntry> entries_of(const CreditsRenewed& change,
                                                  const CreditAccount& account, LedgerHead head);
[[nodiscard]] std::vector<LedgerEntry> entries_of(const GrantVoided& change,
                                                  const CreditAccount& account, LedgerHead head);

/// `head` after these entries, which follow it.
[[nodiscard]] LedgerHead head_after(LedgerHead head, const std::vector<LedgerEntry>& entries);

/// Why an entry is there, as the id of a sentence for people (ADV-5), "ledger_entry_…".
[[nodiscard]] std::string_view explain(const LedgerEntry& entry);

}  // namespace steward
