#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/timestamp.hpp"
#include "core/connections/credential.hpp"

namespace steward {

/// Where a value goes decides how it is written there.
enum class TemplatePlace : std::uint8_t { url, header, text };

/// The names in braces, in order. Braces around anything else are text, as in a GraphQL query.
[[nodiscard]] std::vector<std::string> template_fields(std::string_view text);
/// Whether there are such braces: in an address or header they are a mistake.
[[nodiscard]] bool has_stray_brace(std::string_view text);

/// The template with its values. In a url they are percent-encoded (RFC 3986 2.3) unless the
/// template begins with the field: then the value is the address itself, without "/" at its end.
/// Nothing where a value is missing, or has a control character in a url or header (SEC-37).
[[nodiscard]] std::optional<std::string> fill_template(std::string_view text, TemplatePlace place,
                                                       const std::vector<CredentialEntry>& values);

/// What the adapter saw when it ran a call.
enum class CallFailure : std::uint8_t {
  name_not_resolved,
  connection_refused,
  timed_out,
  tls_failed,
  address_blocked,   ///< private, loopback, link-local, …: SEC-36
  redirect_refused,  ///< no call of ours follows one
  reply_too_large,
  connection_broken,  ///< the service hung up, or spoke something else than HTTP
};
[[nodiscard]] std::string_view name_of(CallFailure failure);
[[nodiscard]] std::optional<CallFailure> call_failure_named(std::string_view name);

/// What a reply says where the call's pointers point; read by the codec.
struct ReplyFacts {
  bool is_json = false;
  std::optional<std::string> identity{};  ///< numbers as text
  std::optional<std::string> identity_name{};
  std::optional<std::int64_t> remaining_credits{};
  bool is_refusal = false;  ///< ReplySign
  bool has_result = false;
  bool is_already_unlocked = false;
  friend bool operator==(const ReplyFacts&, const ReplyFacts&) = default;
};
struct CallReply {
  std::optional<CallFailure> failure{};  ///< otherwise the rest holds
  std::int64_t status = 0;
  std::optional<std::int64_t> retry_after_seconds{};  ///< of the header, already a number
  std::int64_t latency_ms = 0;
  ReplyFacts facts{};
};

/// CON-8: never one boolean.
enum class TestOutcome : std::uint8_t { valid, invalid, forbidden, rate_limited, unreachable };
[[nodiscard]] std::string_view name_of(TestOutcome outcome);
[[nodiscard]] std::optional<TestOutcome> test_outcome_named(std::string_view name);

/// Why (X4): `accepted`, `key_refused` (401, or the service's own sign), `permission_missing`
/// (403), `too_many_requests` (429), `service_failed` (5xx), `status_unexpected`,
/// `reply_unreadable` (no JSON where one was to be read), `identity_missing` (it has not what the
/// call points at), or the name of a CallFailure.
struct ConnectionTest {
  TestOutcome outcome;
  std::string cause;
  Timestamp tested_at;
  std::int64_t latency_ms = 0;
  std::optional<std::int64_t> status{};
  std::optional<std::int64_t> retry_after_seconds{};
  std::optional<std::string> identity{};
  std::optional<std::string> identity_name{};
  std::optional<std::int64_t> remaining_credits{};
  friend bool operator==(const ConnectionTest&, const ConnectionTest&) = default;
};

/// Only the service's own 401 or 403, or its own sign, says something about a credential; whatever
/// else goes wrong is `unreachable`: inconclusive.
[[nodiscard]] ConnectionTest judge_test(const ProviderCall& call, const CallReply& reply,
                                        Timestamp now);

/// How one attempt of a waterfall ended.
enum class AttemptOutcome : std::uint8_t {
  found,
  already_unlocked,  ///< found, and the service did not charge for it (BYOK-7)
  nothing_found,
  key_refused,
  permission_missing,
  rate_limited,
  unavailable,  ///< 5xx, unreachable, garbage
};
[[nodiscard]] std::string_view name_of(AttemptOutcome outcome);
[[nodiscard]] std::optional<AttemptOutcome> attempt_outcome_named(std::string_view name);
struct Attempt {
  AttemptOutcome outcome;
  std::optional<std::int64_t> retry_after_seconds{};
  friend bool operator==(const Attempt&, const Attempt&) = default;
};
[[nodiscard]] Attempt judge_attempt(const ProviderCall& call, const CallReply& reply);

}  // namespace steward
