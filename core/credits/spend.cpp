#include "core/credits/spend.hpp"

#include <algorithm>
#include <utility>

namespace steward {
namespace {

/// The grants that can be spent now, in burn order.
std::vector<const CreditGrant*> burn_order(const CreditAccount& account, Timestamp now) {
  std::vector<const CreditGrant*> order;
  for (const CreditGrant& grant : account.grants)
    if (is_spendable(grant, now) && free_credits(grant).is_positive()) order.push_back(&grant);
  std::sort(order.begin(), order.end(), [](const CreditGrant* left, const CreditGrant* right) {
    return burns_before(*left, *right);
  });
  return order;
}

std::optional<Rejection> refusal_of(const Hold& hold, Timestamp now) {
  switch (state_of(hold, now)) {
    case HoldState::pending:
      return std::nullopt;
    case HoldState::posted:
      return Rejection{Code::hold_posted};
    case HoldState::released:
      return Rejection{Code::hold_released};
    case HoldState::expired:
      return Rejection{Code::hold_expired};
  }
  return std::nullopt;
}

/// Where a part that is not spent goes: back, or nowhere where the grant's time has gone by.
void give_back(const CreditAccount& account, GrantAmount part, Timestamp at,
               std::vector<GrantAmount>& returned, std::vector<GrantAmount>& lapsed) {
  const CreditGrant* const grant = find_grant(account, part.grant);
  const bool is_lost = grant == nullptr || is_over(*grant, at);
  (is_lost ? lapsed : returned).push_back(std::move(part));
}

HoldReleased end_of(const CreditAccount& account, const Hold& hold, HoldState state, Timestamp at) {
  HoldReleased change{hold, {}, {}};
  change.hold.state = state;
  change.hold.settled_at = at;
  for (const GrantAmount& part : hold.parts)
    give_back(account, part, at, change.returned, change.lapsed);
  return change;
}

enum class Taken : std::uint8_t { spent, returned };
void settle_part(CreditAccount& account, const GrantAmount& part, Taken taken) {
  CreditGrant* const grant = find_grant(account, part.grant);
  if (grant == nullptr) return;  // the account holds every grant that has something held
  grant->held = difference(grant->held, part.amount);
  if (taken == Taken::spent) grant->left = difference(grant->left, part.amount);
}

void forget(CreditAccount& account, const HoldId& id) {
  auto& holds = account.due_holds;
  holds.erase(
      std::remove_if(holds.begin(), holds.end(), [&](const Hold& hold) { return hold.id == id; }),
      holds.end());
}

}  // namespace

Result<CreditsReserved, Rejection> decide_reserve(const CreditAccount& account,
                                                  const HoldRequest& request,
                                                  const BudgetFacts& budgets, Timestamp now) {
  const Credits available = available_of(account, now);
  if (available < request.amount)
    return Failure{Rejection{
        Code::credits_insufficient,
        {{ParamName::actual, available.value()}, {ParamName::needed, request.amount.value()}}}};
  if (auto within = check_budgets(budgets, request.amount); !within) return Failure{within.error()};

  Hold hold{request.id, request.amount, request.usage, now, request.expires_at, {}};
  Credits missing = request.amount;
  for (const CreditGrant* const grant : burn_order(account, now)) {
    if (!missing.is_positive()) break;
    const Credits part = least(missing, free_credits(*grant));
    hold.parts.push_back({grant->id, part});
    missing = difference(missing, part);
  }
  return CreditsReserved{std::move(hold)};
}

Result<CreditsConsumed, Rejection> decide_post(const CreditAccount& account, const Hold& hold,
                                               Credits amount, Timestamp now) {
  if (auto refusal = refusal_of(hold, now)) return Failure{*std::move(refusal)};
  if (amount > hold.amount)
    return Failure{Rejection{Code::hold_exceeded, {{ParamName::limit, hold.amount.value()}}}};

  CreditsConsumed change{hold, {}, {}, {}};
  change.hold.state = HoldState::posted;
  change.hold.posted = amount;
  change.hold.settled_at = now;
  Credits missing = amount;
  for (const GrantAmount& part : hold.parts) {
    const Credits spent = least(missing, part.amount);
    const Credits rest = difference(part.amount, spent);
    if (spent.is_positive()) change.debits.push_back({part.grant, spent});
    if (rest.is_positive())
      give_back(account, {part.grant, rest}, now, change.returned, change.lapsed);
    missing = difference(missing, spent);
  }
  return change;
}

Result<HoldReleased, Rejection> decide_release(const CreditAccount& account, const Hold& hold,
                                               Timestamp now) {
  if (auto refusal = refusal_of(hold, now)) return Failure{*std::move(refusal)};
  return end_of(account, hold, HoldState::released, now);
}

std::vector<HoldReleased> expire_holds(const CreditAccount& account, Timestamp now) {
  std::vector<HoldReleased> changes;
  for (const Hold& hold : account.due_holds)
    if (state_of(hold, now) == HoldState::expired && hold.state == HoldState::pending)
      changes.push_back(end_of(account, hold, HoldState::expired, hold.expires_at));
  std::sort(changes.begin(), changes.end(),
            [](const HoldReleased& left, const HoldReleased& right) {
              if (left.hold.expires_at != right.hold.expires_at)
                return left.hold.expires_at < right.hold.expires_at;
              return left.hold.id.value() < right.hold.id.value();
            });
  return changes;
}

CreditAccount apply(CreditAccount account, const CreditsReserved& change) {
  for (const GrantAmount& part : change.hold.parts)
    if (CreditGrant* const grant = find_grant(account, part.grant))
      grant->held = sum(grant->held, part.amount);
  return account;
}

CreditAccount apply(CreditAccount account, const CreditsConsumed& change) {
  for (const GrantAmount& part : change.debits) settle_part(account, part, Taken::spent);
  for (const GrantAmount& part : change.returned) settle_part(account, part, Taken::returned);
  for (const GrantAmount& part : change.lapsed) settle_part(account, part, Taken::spent);
  forget(account, change.hold.id);
  return account;
}

CreditAccount apply(CreditAccount account, const HoldReleased& change) {
  for (const GrantAmount& part : change.returned) settle_part(account, part, Taken::returned);
  for (const GrantAmount& part : change.lapsed) settle_part(account, part, Taken::spent);
  forget(account, change.hold.id);
  return account;
}

}  // namespace steward
