#include "core/credits/account.hpp"

#include <algorithm>

namespace steward {
namespace {

template <class Count>
Credits added_up(const CreditAccount& account, Count count) {
  Credits total;
  for (const CreditGrant& grant : account.grants) total = sum(total, count(grant));
  return total;
}

}  // namespace

Credits balance_of(const CreditAccount& account, Timestamp now) {
  return added_up(account, [&](const CreditGrant& grant) {
    return is_spendable(grant, now) ? grant.left : grant.held;
  });
}

Credits held_of(const CreditAccount& account) {
  return added_up(account, [](const CreditGrant& grant) { return grant.held; });
}

Credits available_of(const CreditAccount& account, Timestamp now) {
  return added_up(account, [&](const CreditGrant& grant) {
    return is_spendable(grant, now) ? free_credits(grant) : Credits();
  });
}

Credits plan_credits_of(const CreditAccount& account, Timestamp now) {
  return added_up(account, [&](const CreditGrant& grant) {
    const bool counts = grant.kind == GrantKind::plan && is_spendable(grant, now);
    return counts ? free_credits(grant) : Credits();
  });
}

Credits recorded_balance_of(const CreditAccount& account) {
  return added_up(account, [](const CreditGrant& grant) { return grant.left; });
}

CreditGrant* find_grant(CreditAccount& account, const CreditGrantId& id) {
  for (CreditGrant& grant : account.grants)
    if (grant.id == id) return &grant;
  return nullptr;
}
const CreditGrant* find_grant(const CreditAccount& account, const CreditGrantId& id) {
  for (const CreditGrant& grant : account.grants)
    if (grant.id == id) return &grant;
  return nullptr;
}

bool is_sound(const CreditAccount& account) {
  std::int64_t total = 0;
  std::vector<std::string_view> ids;
  for (const CreditGrant& grant : account.grants) {
    if (grant.held < Credits() || grant.held > grant.left || grant.left > grant.amount)
      return false;
    // Both terms are under 2^53: no overflow before the comparison ends it.
    total += grant.left.value();
    if (total > Credits::value_max) return false;
    ids.push_back(grant.id.value());
  }
  std::sort(ids.begin(), ids.end());
  if (std::adjacent_find(ids.begin(), ids.end()) != ids.end()) return false;

  std::vector<Credits> reserved(account.grants.size());
  for (const Hold& hold : account.due_holds) {
    std::int64_t parts = 0;
    for (const GrantAmount& part : hold.parts) {
      const CreditGrant* const grant = find_grant(account, part.grant);
      if (grant == nullptr || !part.amount.is_positive()) return false;
      Credits& held = reserved[static_cast<std::size_t>(grant - account.grants.data())];
      const auto more = held.plus(part.amount);
      if (!more || *more > grant->held) return false;
      held = *more;
      parts += part.amount.value();
      if (parts > Credits::value_max) return false;
    }
    if (hold.state != HoldState::pending || parts != hold.amount.value()) return false;
  }
  return true;
}

}  // namespace steward
