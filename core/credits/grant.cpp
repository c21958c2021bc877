#include "core/credits/grant.hpp"

#include <array>
#include <utility>

#include "core/base/calendar.hpp"
#include "core/base/enum_names.hpp"

namespace steward {
namespace {

constexpr auto grant_kinds = std::to_array<std::string_view>({"plan", "trial", "top_up", "bonus"});

/// One place for what the kinds differ in. All have one priority, so that what ends first is spent
/// first, whatever its kind, and customers lose least.
CreditGrant new_grant(CreditGrantId id, GrantKind kind, Credits amount,
                      std::optional<Timestamp> expires_at, Timestamp now) {
  const bool is_promotional = kind == GrantKind::trial || kind == GrantKind::bonus;
  return {std::move(id), kind, 0, is_promotional, amount, now, expires_at, now, amount};
}

}  // namespace

std::string_view name_of(GrantKind kind) {
  return grant_kinds[static_cast<std::size_t>(kind)];
}
std::optional<GrantKind> grant_kind_named(std::string_view name) {
  return enumerator_named<GrantKind>(grant_kinds, name);
}

CreditGrant new_plan_grant(CreditGrantId id, Credits amount, std::optional<Timestamp> expires_at,
                           Timestamp now) {
  return new_grant(std::move(id), GrantKind::plan, amount, expires_at, now);
}
CreditGrant new_trial_grant(CreditGrantId id, Credits amount, Timestamp ends_at, Timestamp now) {
  return new_grant(std::move(id), GrantKind::trial, amount, ends_at, now);
}
CreditGrant new_top_up_grant(CreditGrantId id, Credits amount, std::int64_t months, Timestamp now) {
  return new_grant(std::move(id), GrantKind::top_up, amount, add_months(now, months), now);
}
CreditGrant new_bonus_grant(CreditGrantId id, Credits amount, std::int64_t months, Timestamp now) {
  return new_grant(std::move(id), GrantKind::bonus, amount, add_months(now, months), now);
}

bool is_over(const CreditGrant& grant, Timestamp now) {
  return grant.voided_at.has_value() || (grant.expires_at && now >= *grant.expires_at);
}
bool is_spendable(const CreditGrant& grant, Timestamp now) {
  return now >= grant.effective_at && !is_over(grant, now);
}
Credits free_credits(const CreditGrant& grant) {
  return difference(grant.left, grant.held);
}

bool burns_before(const CreditGrant& left, const CreditGrant& right) {
  if (left.priority != right.priority) return left.priority < right.priority;
  if (left.expires_at != right.expires_at) {
    if (!left.expires_at || !right.expires_at) return left.expires_at.has_value();
    return *left.expires_at < *right.expires_at;
  }
  if (left.is_promotional != right.is_promotional) return left.is_promotional;
  if (left.effective_at != right.effective_at) return left.effective_at < right.effective_at;
  if (left.created_at != right.created_at) return left.created_at < right.created_at;
  return left.id.value() < right.id.value();
}

}  // namespace steward
