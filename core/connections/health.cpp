#include "core/connections/health.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "core/base/enum_names.hpp"

namespace steward {
namespace {

constexpr auto credential_state_names =
    std::to_array<std::string_view>({"unknown", "valid", "invalid", "forbidden", "expired"});
constexpr auto health_names =
    std::to_array<std::string_view>({"unknown", "valid", "invalid", "forbidden", "rate_limited",
                                     "unreachable", "expired", "suspended_by_plan"});

Duration pause_of(std::optional<std::int64_t> retry_after_seconds) {
  if (!retry_after_seconds) return rate_limit_usual;
  constexpr auto longest = std::chrono::duration_cast<std::chrono::seconds>(rate_limit_max);
  return std::chrono::seconds{std::clamp<std::int64_t>(*retry_after_seconds, 1, longest.count())};
}

/// What a contact with the service has shown, whoever made it.
struct Contact {
  TestOutcome outcome;
  std::optional<std::int64_t> retry_after_seconds;
  Timestamp at;
};

HealthRecord with_contact(HealthRecord record, const Contact& contact) {
  if (contact.outcome == TestOutcome::unreachable) {
    if (!record.unreachable_since) record.unreachable_since = contact.at;
    return record;
  }
  record.unreachable_since.reset();
  if (contact.outcome == TestOutcome::rate_limited) {
    record.rate_limited_until = contact.at + pause_of(contact.retry_after_seconds);
    return record;
  }
  record.rate_limited_until.reset();
  record.credential = contact.outcome == TestOutcome::valid     ? CredentialState::valid
                      : contact.outcome == TestOutcome::invalid ? CredentialState::invalid
                                                                : CredentialState::forbidden;
  return record;
}

TestOutcome outcome_of(AttemptOutcome outcome) {
  switch (outcome) {
    case AttemptOutcome::found:
    case AttemptOutcome::already_unlocked:
    case AttemptOutcome::nothing_found:
      return TestOutcome::valid;
    case AttemptOutcome::key_refused:
      return TestOutcome::invalid;
    case AttemptOutcome::permission_missing:
      return TestOutcome::forbidden;
    case AttemptOutcome::rate_limited:
      return TestOutcome::rate_limited;
    case AttemptOutcome::unavailable:
      return TestOutcome::unreachable;
  }
  return TestOutcome::unreachable;
}

}  // namespace

std::string_view name_of(CredentialState state) {
  return credential_state_names[static_cast<std::size_t>(state)];
}
std::optional<CredentialState> credential_state_named(std::string_view name) {
  return enumerator_named<CredentialState>(credential_state_names, name);
}

std::string_view name_of(Health health) {
  return health_names[static_cast<std::size_t>(health)];
}
std::optional<Health> health_named(std::string_view name) {
  return enumerator_named<Health>(health_names, name);
}

HealthRecord with_test(HealthRecord record, const ConnectionTest& test) {
  record =
      with_contact(std::move(record), {test.outcome, test.retry_after_seconds, test.tested_at});
  record.tests.insert(record.tests.begin(), test);
  if (record.tests.size() > tests_kept) record.tests.resize(tests_kept, test);
  return record;
}

HealthRecord with_attempt(HealthRecord record, const Attempt& attempt, Timestamp now) {
  return with_contact(std::move(record),
                      {outcome_of(attempt.outcome), attempt.retry_after_seconds, now});
}

Health health_of(const HealthRecord& record, bool is_suspended, Timestamp now) {
  if (is_suspended) return Health::suspended_by_plan;
  switch (record.credential) {
    case CredentialState::invalid:
      return Health::invalid;
    case CredentialState::forbidden:
      return Health::forbidden;
    case CredentialState::expired:
      return Health::expired;
    case CredentialState::unknown:
    case CredentialState::valid:
      break;
  }
  if (record.rate_limited_until && now < *record.rate_limited_until) return Health::rate_limited;
  if (record.unreachable_since) return Health::unreachable;
  return record.credential == CredentialState::valid ? Health::valid : Health::unknown;
}

bool is_usable(CredentialState state) {
  return state == CredentialState::unknown || state == CredentialState::valid;
}

bool needs_attention(Health health) {
  return health == Health::invalid || health == Health::forbidden || health == Health::expired;
}

bool is_refresh_due(const HealthRecord& record, Timestamp now) {
  if (!record.token_expires_at || record.credential == CredentialState::expired) return false;
  if (now + oauth_refresh_ahead < *record.token_expires_at) return false;
  return !record.refresh_failed_at || now >= *record.refresh_failed_at + oauth_refresh_pause;
}

HealthRecord with_token(HealthRecord record, std::optional<Timestamp> expires_at) {
  record.token_expires_at = expires_at;
  record.refresh_failed_at.reset();
  if (record.credential == CredentialState::expired) record.credential = CredentialState::unknown;
  return record;
}

HealthRecord with_failed_refresh(HealthRecord record, bool is_refused, Timestamp now) {
  record.refresh_failed_at = now;
  if (is_refused) record.credential = CredentialState::expired;
  return record;
}

}  // namespace steward
