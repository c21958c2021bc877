#include "core/credits/replay.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace steward {
namespace {

/// Finds the place of a grant in a growing list.
class Places {
 public:
  explicit Places(std::vector<GrantBalance>& grants) : grants_(grants) {
    for (std::size_t i = 0; i < grants.size(); ++i) places_.emplace(grants[i].grant.value(), i);
  }
  GrantBalance* find(const CreditGrantId& grant) {
    const auto found = places_.find(grant.value());
    return found == places_.end() ? nullptr : &grants_[found->second];
  }
  GrantBalance& add(const CreditGrantId& grant) {
    places_.emplace(grant.value(), grants_.size());
    grants_.push_back({grant, Credits()});
    return grants_.back();
  }

 private:
  std::vector<GrantBalance>& grants_;
  std::unordered_map<std::string, std::size_t> places_;
};

Failure<Rejection> broken(std::int64_t position, const char* part) {
  return Failure{
      Rejection{Code::ledger_broken, {{ParamName::position, position}, {ParamName::part, part}}}};
}

}  // namespace

ReplayedLedger replay(std::span<const LedgerEntry> entries, Timestamp until) {
  ReplayedLedger replayed;
  Places places(replayed.grants);
  for (const LedgerEntry& entry : entries) {
    if (entry.occurred_at > until) continue;
    GrantBalance* const known = places.find(entry.grant);
    GrantBalance& grant = known == nullptr ? places.add(entry.grant) : *known;
    grant.balance = sum(grant.balance, entry.amount);
    replayed.balance = sum(replayed.balance, entry.amount);
    ++replayed.entry_count;
  }
  return replayed;
}

std::int64_t replay(const LedgerColumns& columns, Timestamp until,
                    std::span<std::int64_t> balances) {
  const std::int64_t until_ms = until.time_since_epoch().count();
  const std::size_t count =
      std::min({columns.occurred_at_ms.size(), columns.grants.size(), columns.amounts.size()});
  // Unsigned, so that a sum over the edge wraps instead of being undefined.
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const bool counts =
        columns.occurred_at_ms[i] <= until_ms && columns.grants[i] < balances.size();
    if (!counts) continue;
    std::int64_t& balance = balances[columns.grants[i]];
    const auto amount = static_cast<std::uint64_t>(columns.amounts[i]);
    balance = static_cast<std::int64_t>(static_cast<std::uint64_t>(balance) + amount);
    total += amount;
  }
  return static_cast<std::int64_t>(total);
}

Result<LedgerHead, Rejection> verify_ledger(const LedgerHead& head,
                                            std::span<const LedgerEntry> entries,
                                            std::vector<GrantBalance>& grants) {
  Places places(grants);
  LedgerHead reached = head;
  for (const LedgerEntry& entry : entries) {
    const std::int64_t position = reached.position + 1;
    if (entry.position != position) return broken(position, "order");
    GrantBalance* const known = places.find(entry.grant);
    const bool is_grant = entry.kind == EntryKind::granted;
    const bool has_sign = is_grant ? entry.amount.is_positive() : entry.amount < Credits();
    if (is_grant == (known != nullptr) || !has_sign) return broken(position, "amount");
    GrantBalance& grant = known == nullptr ? places.add(entry.grant) : *known;
    const auto left = grant.balance.plus(entry.amount);
    const auto balance = reached.balance.plus(entry.amount);
    if (!left || *left < Credits()) return broken(position, "amount");
    if (!balance || *balance != entry.balance_after) return broken(position, "balance");
    grant.balance = *left;
    reached = {position, *balance};
  }
  return reached;
}

}  // namespace steward
