#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/credits/account.hpp"
#include "core/error/rejection.hpp"

namespace steward {

/// Why credits are gone though nobody spent them.
enum class LapseReason : std::uint8_t { expired, trimmed, voided };
[[nodiscard]] std::string_view name_of(LapseReason reason);
struct GrantLapse {
  CreditGrantId grant;
  Credits amount;
  LapseReason reason;
  Timestamp at;
  friend bool operator==(const GrantLapse&, const GrantLapse&) = default;
};

struct CreditsGranted {
  CreditGrant grant;
  friend bool operator==(const CreditsGranted&, const CreditsGranted&) = default;
};
struct GrantsLapsed {
  std::vector<GrantLapse> lapses;
  friend bool operator==(const GrantsLapsed&, const GrantsLapsed&) = default;
};
struct CreditsRenewed {
  std::vector<GrantLapse> trims;
  CreditGrant grant;
  friend bool operator==(const CreditsRenewed&, const CreditsRenewed&) = default;
};
struct GrantVoided {
  CreditGrantId grant;
  Credits amount;  ///< what nobody had spent or reserved; may be none
  Timestamp at;
  friend bool operator==(const GrantVoided&, const GrantVoided&) = default;
};

/// Fails: `credits_too_many` (params actual, limit) when the balance would be over
/// credit_balance_max.
[[nodiscard]] Result<CreditsGranted, Rejection> decide_grant(const CreditAccount& account,
                                                             const CreditGrant& grant);

/// What the clock has ended by now, in the order of the instants: the free credits of grants whose
/// time is over, at their expires_at.
[[nodiscard]] GrantsLapsed settle_grants(const CreditAccount& account, Timestamp now);

/// How much of `unused` plan credits goes into the new period:
/// min(unused, 2 × monthly_limit − granted), never below none (PLN-8).
[[nodiscard]] Credits carried_over(Credits unused, Credits monthly_limit, Credits granted);

/// A new period of the plan: of the plan's earlier credits as much stays as carried_over says, the
/// oldest go first (effective_at, created_at, id); then the new grant is added. What holds have
/// reserved counts as unused, but is never trimmed; nor are top-up, bonus and trial credits. Settle
/// the account first.
[[nodiscard]] CreditsRenewed renew(const CreditAccount& account, const CreditGrant& grant,
                                   Credits monthly_limit, Timestamp now);

/// Takes back what is left of a grant; what holds have reserved stays until they end.
/// `grant` is one of the account's.
[[nodiscard]] GrantVoided void_grant(const CreditGrant& grant, Timestamp now);

[[nodiscard]] CreditAccount apply(CreditAccount account, const CreditsGranted& change);
[[nodiscard]] CreditAccount apply(CreditAccount account, const GrantsLapsed& change);
[[nodiscard]] CreditAccount apply(CreditAccount account, const CreditsRenewed& change);
[[nodiscard]] CreditAccount apply(CreditAccount account, const GrantVoided& change);

}  // namespace steward
