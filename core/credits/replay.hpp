#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/result.hpp"
#include "core/credits/ledger.hpp"
#include "core/error/rejection.hpp"

namespace steward {

struct GrantBalance {
  CreditGrantId grant;
  Credits balance;
  friend bool operator==(const GrantBalance&, const GrantBalance&) = default;
};
struct ReplayedLedger {
  Credits balance;
  std::int64_t entry_count = 0;
  std::vector<GrantBalance> grants{};  ///< in the order of their first entry, those at 0 included
  friend bool operator==(const ReplayedLedger&, const ReplayedLedger&) = default;
};

/// The balances at an instant: of the entries with occurred_at ≤ `until`.
[[nodiscard]] ReplayedLedger replay(std::span<const LedgerEntry> entries, Timestamp until);

/// The same ledger as columns, for a million entries at once: entry n moves `amounts[n]` of grant
/// number `grants[n]` at `occurred_at_ms[n]`. The three have one length.
struct LedgerColumns {
  std::span<const std::int64_t> occurred_at_ms;
  std::span<const std::uint32_t> grants;
  std::span<const std::int64_t> amounts;
};
/// Adds up into `balances`, one place per grant number, and gives the sum of all; a grant number
/// that has no place is skipped, so look at the columns first where they come from outside.
std::int64_t replay(const LedgerColumns& columns, Timestamp until,
                    std::span<std::int64_t> balances);

/// Whether the entries follow `head` as entries_of writes them; gives the head after them, so that
/// a long ledger is verified in pieces. `grants`: what earlier pieces left of each grant, carried
/// along. Fails: `ledger_broken` (param position: of the first place that is wrong; part: `order`
/// where an entry is missing, added or moved, `amount` where a sign is wrong or a grant is granted
/// twice or spent below none, `balance` where the sum is not the one written).
[[nodiscard]] Result<LedgerHead, Rejection> verify_ledger(const LedgerHead& head,
                                                          std::span<const LedgerEntry> entries,
                                                          std::vector<GrantBalance>& grants);

}  // namespace steward
