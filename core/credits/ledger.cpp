#include "core/credits/ledger.hpp"

#include <array>
#include <utility>

#include "core/base/enum_names.hpp"

namespace steward {
namespace {

constexpr auto entry_kinds =
    std::to_array<std::string_view>({"granted", "consumed", "expired", "trimmed", "voided"});

EntryKind kind_of(LapseReason reason) {
  switch (reason) {
    case LapseReason::expired:
      return EntryKind::expired;
    case LapseReason::trimmed:
      return EntryKind::trimmed;
    case LapseReason::voided:
      return EntryKind::voided;
  }
  return EntryKind::expired;
}

/// Writes entries one behind the other.
class Writer {
 public:
  Writer(const CreditAccount& account, LedgerHead head) : account_(account), head_(head) {}

  LedgerEntry& write(EntryKind kind, const CreditGrantId& grant, Credits amount, Timestamp at) {
    const CreditGrant* const known = find_grant(account_, grant);
    return write(kind, grant, known == nullptr ? GrantKind::plan : known->kind, amount, at);
  }
  void grant(const CreditGrant& grant) {
    write(EntryKind::granted, grant.id, grant.kind, grant.amount, grant.created_at);
  }
  void lapse(const GrantLapse& lapse) {
    write(kind_of(lapse.reason), lapse.grant, lapse.amount.negated(), lapse.at);
  }
  /// What lapses when a hold ends: of a grant that expired, or was voided, meanwhile.
  void lapse(const GrantAmount& part, const Hold& hold) {
    const CreditGrant* const grant = find_grant(account_, part.grant);
    const bool is_voided = grant != nullptr && grant->voided_at.has_value();
    of_hold(is_voided ? EntryKind::voided : EntryKind::expired, part, hold);
  }
  void of_hold(EntryKind kind, const GrantAmount& part, const Hold& hold) {
    LedgerEntry& entry = write(kind, part.grant, part.amount.negated(), *hold.settled_at);
    entry.hold = hold.id;
    entry.usage = hold.usage;
  }
  std::vector<LedgerEntry> entries;

 private:
  LedgerEntry& write(EntryKind kind, const CreditGrantId& grant, GrantKind grant_kind,
                     Credits amount, Timestamp at) {
    head_ = {head_.position + 1, sum(head_.balance, amount)};
    entries.push_back({head_.position, kind, grant, grant_kind, amount, at, head_.balance});
    return entries.back();
  }

  const CreditAccount& account_;
  LedgerHead head_;
};

}  // namespace

std::string_view name_of(EntryKind kind) {
  return entry_kinds[static_cast<std::size_t>(kind)];
}
std::optional<EntryKind> entry_kind_named(std::string_view name) {
  return enumerator_named<EntryKind>(entry_kinds, name);
}

std::vector<LedgerEntry> entries_of(const CreditsConsumed& change, const CreditAccount& account,
                                    LedgerHead head) {
  Writer writer(account, head);
  for (const GrantAmount& part : change.debits)
    writer.of_hold(EntryKind::consumed, part, change.hold);
  for (const GrantAmount& part : change.lapsed) writer.lapse(part, change.hold);
  return std::move(writer.entries);
}

std::vector<LedgerEntry> entries_of(const HoldReleased& change, const CreditAccount& account,
                                    LedgerHead head) {
  Writer writer(account, head);
  for (const GrantAmount& part : change.lapsed) writer.lapse(part, change.hold);
  return std::move(writer.entries);
}

std::vector<LedgerEntry> entries_of(const CreditsGranted& change, const CreditAccount& account,
                                    LedgerHead head) {
  Writer writer(account, head);
  writer.grant(change.grant);
  return std::move(writer.entries);
}

std::vector<LedgerEntry> entries_of(const GrantsLapsed& change, const CreditAccount& account,
                                    LedgerHead head) {
  Writer writer(account, head);
  for (const GrantLapse& lapse : change.lapses) writer.lapse(lapse);
  return std::move(writer.entries);
}

std::vector<LedgerEntry> entries_of(const CreditsRenewed& change, const CreditAccount& account,
                                    LedgerHead head) {
  Writer writer(account, head);
  for (const GrantLapse& lapse : change.trims) writer.lapse(lapse);
  writer.grant(change.grant);
  return std::move(writer.entries);
}

std::vector<LedgerEntry> entries_of(const GrantVoided& change, const CreditAccount& account,
                                    LedgerHead head) {
  Writer writer(account, head);
  if (change.amount.is_positive())
    writer.write(EntryKind::voided, change.grant, change.amount.negated(), change.at);
  return std::move(writer.entries);
}

LedgerHead head_after(LedgerHead head, const std::vector<LedgerEntry>& entries) {
  if (entries.empty()) return head;
  return {entries.back().position, entries.back().balance_after};
}

std::string_view explain(const LedgerEntry& entry) {
  switch (entry.kind) {
    case EntryKind::granted:
      switch (entry.grant_kind) {
        case GrantKind::plan:
          return "ledger_entry_plan_granted";
        case GrantKind::trial:
          return "ledger_entry_trial_granted";
        case GrantKind::top_up:
          return "ledger_entry_top_up_bought";
        case GrantKind::bonus:
          return "ledger_entry_bonus_granted";
      }
      break;
    case EntryKind::consumed:
      return entry.usage && entry.usage->connection_id ? "ledger_entry_consumed_by_connection"
                                                       : "ledger_entry_consumed";
    case EntryKind::expired:
      return entry.hold ? "ledger_entry_expired_while_reserved" : "ledger_entry_expired";
    case EntryKind::trimmed:
      return "ledger_entry_over_the_cap";
    case EntryKind::voided:
      return "ledger_entry_voided";
  }
  return {};
}

}  // namespace steward
