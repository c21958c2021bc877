#include "core/credits/renewal.hpp"

#include <algorithm>

namespace steward {
namespace {

bool is_older(const CreditGrant& left, const CreditGrant& right) {
  if (left.effective_at != right.effective_at) return left.effective_at < right.effective_at;
  if (left.created_at != right.created_at) return left.created_at < right.created_at;
  return left.id.value() < right.id.value();
}

void take(CreditAccount& account, const GrantLapse& lapse) {
  if (CreditGrant* const grant = find_grant(account, lapse.grant))
    grant->left = difference(grant->left, lapse.amount);
}

}  // namespace

std::string_view name_of(LapseReason reason) {
  switch (reason) {
    case LapseReason::expired:
      return "expired";
    case LapseReason::trimmed:
      return "trimmed";
    case LapseReason::voided:
      return "voided";
  }
  return {};
}

Result<CreditsGranted, Rejection> decide_grant(const CreditAccount& account,
                                               const CreditGrant& grant) {
  const std::int64_t balance = recorded_balance_of(account).value() + grant.amount.value();
  if (balance <= credit_balance_max) return CreditsGranted{grant};
  return Failure{Rejection{Code::credits_too_many,
                           {{ParamName::actual, std::min(balance, Credits::value_max)},
                            {ParamName::limit, credit_balance_max}}}};
}

GrantsLapsed settle_grants(const CreditAccount& account, Timestamp now) {
  GrantsLapsed change;
  for (const CreditGrant& grant : account.grants) {
    const bool is_expired = !grant.voided_at && grant.expires_at && now >= *grant.expires_at;
    if (is_expired && free_credits(grant).is_positive())
      change.lapses.push_back(
          {grant.id, free_credits(grant), LapseReason::expired, *grant.expires_at});
  }
  std::sort(change.lapses.begin(), change.lapses.end(),
            [](const GrantLapse& left, const GrantLapse& right) {
              if (left.at != right.at) return left.at < right.at;
              return left.grant.value() < right.grant.value();
            });
  return change;
}

Credits carried_over(Credits unused, Credits monthly_limit, Credits granted) {
  const std::int64_t room = 2 * monthly_limit.value() - granted.value();
  return known_credits(std::min(unused.value(), std::max<std::int64_t>(room, 0)));
}

CreditsRenewed renew(const CreditAccount& account, const CreditGrant& grant, Credits monthly_limit,
                     Timestamp now) {
  std::vector<const CreditGrant*> earlier;
  for (const CreditGrant& own : account.grants)
    if (own.kind == GrantKind::plan && is_spendable(own, now) && free_credits(own).is_positive())
      earlier.push_back(&own);
  // The oldest go first, so that what rolls over is what was granted last.
  std::sort(earlier.begin(), earlier.end(), [](const CreditGrant* left, const CreditGrant* right) {
    return is_older(*left, *right);
  });
  // What is held counts: a hold over the renewal must not carry more than the cap allows.
  Credits unused;
  for (const CreditGrant& own : account.grants)
    if (own.kind == GrantKind::plan && is_spendable(own, now)) unused = sum(unused, own.left);
  Credits over = difference(unused, carried_over(unused, monthly_limit, grant.amount));
  CreditsRenewed change{{}, grant};
  for (const CreditGrant* const own : earlier) {
    if (!over.is_positive()) break;
    const Credits trimmed = least(over, free_credits(*own));
    change.trims.push_back({own->id, trimmed, LapseReason::trimmed, now});
    over = difference(over, trimmed);
  }
  return change;
}

GrantVoided void_grant(const CreditGrant& grant, Timestamp now) {
  return {grant.id, grant.voided_at ? Credits() : free_credits(grant), now};
}

CreditAccount apply(CreditAccount account, const CreditsGranted& change) {
  account.grants.push_back(change.grant);
  return account;
}

CreditAccount apply(CreditAccount account, const GrantsLapsed& change) {
  for (const GrantLapse& lapse : change.lapses) take(account, lapse);
  return account;
}

CreditAccount apply(CreditAccount account, const CreditsRenewed& change) {
  for (const GrantLapse& lapse : change.trims) take(account, lapse);
  account.grants.push_back(change.grant);
  return account;
}

CreditAccount apply(CreditAccount account, const GrantVoided& change) {
  if (CreditGrant* const grant = find_grant(account, change.grant)) {
    grant->left = difference(grant->left, change.amount);
    if (!grant->voided_at) grant->voided_at = change.at;
  }
  return account;
}

}  // namespace steward
