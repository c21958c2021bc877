#include "core/connections/call.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "core/base/enum_names.hpp"

namespace steward {
namespace {

constexpr auto call_failure_names = std::to_array<std::string_view>(
    {"name_not_resolved", "connection_refused", "timed_out", "tls_failed", "address_blocked",
     "redirect_refused", "reply_too_large", "connection_broken"});
constexpr auto test_outcome_names = std::to_array<std::string_view>(
    {"valid", "invalid", "forbidden", "rate_limited", "unreachable"});
constexpr auto attempt_outcome_names =
    std::to_array<std::string_view>({"found", "already_unlocked", "nothing_found", "key_refused",
                                     "permission_missing", "rate_limited", "unavailable"});

bool is_unreserved(char character) {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
         (character >= '0' && character <= '9') || character == '-' || character == '.' ||
         character == '_' || character == '~';
}

void append_encoded(std::string& out, std::string_view value) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char character : value) {
    if (is_unreserved(character)) {
      out += character;
      continue;
    }
    const auto byte = static_cast<unsigned char>(character);
    out += '%';
    out += digits[byte >> 4U];
    out += digits[byte & 0xFU];
  }
}

bool has_control(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char character) {
    const auto byte = static_cast<unsigned char>(character);
    return byte < 0x20 || byte == 0x7F;
  });
}

std::string_view without_end_slashes(std::string_view address) {
  while (address.ends_with('/')) address.remove_suffix(1);
  return address;
}

const CredentialEntry* entry_of(const std::vector<CredentialEntry>& values, std::string_view name) {
  for (const CredentialEntry& entry : values)
    if (entry.field == name) return &entry;
  return nullptr;
}

bool is_field_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

/// The text up to the next field, and the field's name; no name at the end of the template.
struct TemplatePart {
  std::string_view literal;
  std::string_view field;
};
/// Takes the next part off the template. A brace around anything but a name is text.
TemplatePart take_part(std::string_view& rest) {
  for (std::size_t open = rest.find('{'); open != std::string_view::npos;
       open = rest.find('{', open + 1)) {
    const std::size_t close = rest.find('}', open);
    if (close == std::string_view::npos) break;
    const std::string_view field = rest.substr(open + 1, close - open - 1);
    if (!is_field_name(field)) continue;
    const TemplatePart part{rest.substr(0, open), field};
    rest.remove_prefix(close + 1);
    return part;
  }
  const TemplatePart part{rest, {}};
  rest = {};
  return part;
}

bool has_status(const std::vector<std::int64_t>& statuses, std::int64_t status) {
  return std::find(statuses.begin(), statuses.end(), status) != statuses.end();
}

struct Verdict {
  TestOutcome outcome;
  std::string_view cause;
};
Verdict verdict_on(const ProviderCall& call, const CallReply& reply) {
  if (reply.failure) return {TestOutcome::unreachable, name_of(*reply.failure)};
  if (reply.status == 401) return {TestOutcome::invalid, "key_refused"};
  if (reply.status == 403) return {TestOutcome::forbidden, "permission_missing"};
  if (reply.status == 429) return {TestOutcome::rate_limited, "too_many_requests"};
  if (reply.status >= 500) return {TestOutcome::unreachable, "service_failed"};
  if (reply.facts.is_refusal) return {TestOutcome::invalid, "key_refused"};
  if (!has_status(call.statuses, reply.status))
    return {TestOutcome::unreachable, "status_unexpected"};
  const ReplyPointers& pointers = call.pointers;
  const bool must_be_read = call.refusal.has_value() || !pointers.identity.empty();
  if (must_be_read && !reply.facts.is_json) return {TestOutcome::unreachable, "reply_unreadable"};
  if (!pointers.identity.empty() && !reply.facts.identity)
    return {TestOutcome::unreachable, "identity_missing"};
  return {TestOutcome::valid, "accepted"};
}

}  // namespace

std::string_view name_of(CallFailure failure) {
  return call_failure_names[static_cast<std::size_t>(failure)];
}
std::optional<CallFailure> call_failure_named(std::string_view name) {
  return enumerator_named<CallFailure>(call_failure_names, name);
}

std::string_view name_of(TestOutcome outcome) {
  return test_outcome_names[static_cast<std::size_t>(outcome)];
}
std::optional<TestOutcome> test_outcome_named(std::string_view name) {
  return enumerator_named<TestOutcome>(test_outcome_names, name);
}

std::string_view name_of(AttemptOutcome outcome) {
  return attempt_outcome_names[static_cast<std::size_t>(outcome)];
}
std::optional<AttemptOutcome> attempt_outcome_named(std::string_view name) {
  return enumerator_named<AttemptOutcome>(attempt_outcome_names, name);
}

std::vector<std::string> template_fields(std::string_view text) {
  std::vector<std::string> fields;
  while (!text.empty()) {
    const TemplatePart part = take_part(text);
    if (!part.field.empty()) fields.emplace_back(part.field);
  }
  return fields;
}

bool has_stray_brace(std::string_view text) {
  while (!text.empty())
    if (take_part(text).literal.find_first_of("{}") != std::string_view::npos) return true;
  return false;
}

std::optional<std::string> fill_template(std::string_view text, TemplatePlace place,
                                         const std::vector<CredentialEntry>& values) {
  std::string filled;
  while (!text.empty()) {
    const TemplatePart part = take_part(text);
    filled += part.literal;
    if (part.field.empty()) break;
    const CredentialEntry* const entry = entry_of(values, part.field);
    if (entry == nullptr) return std::nullopt;
    if (place != TemplatePlace::text && has_control(entry->value)) return std::nullopt;
    if (place != TemplatePlace::url) {
      filled += entry->value;
    } else if (filled.empty()) {
      filled += without_end_slashes(entry->value);
    } else {
      append_encoded(filled, entry->value);
    }
  }
  return filled;
}

ConnectionTest judge_test(const ProviderCall& call, const CallReply& reply, Timestamp now) {
  const Verdict verdict = verdict_on(call, reply);
  ConnectionTest test{verdict.outcome, std::string(verdict.cause), now, reply.latency_ms};
  if (!reply.failure) test.status = reply.status;
  if (verdict.outcome == TestOutcome::rate_limited)
    test.retry_after_seconds = reply.retry_after_seconds;
  if (verdict.outcome != TestOutcome::valid) return test;
  test.identity = reply.facts.identity;
  test.identity_name = reply.facts.identity_name;
  test.remaining_credits = reply.facts.remaining_credits;
  return test;
}

Attempt judge_attempt(const ProviderCall& call, const CallReply& reply) {
  if (reply.failure) return {AttemptOutcome::unavailable};
  if (reply.status == 401) return {AttemptOutcome::key_refused};
  if (reply.status == 403) return {AttemptOutcome::permission_missing};
  if (reply.status == 429) return {AttemptOutcome::rate_limited, reply.retry_after_seconds};
  // A service that is down for a while may say for how long (RFC 9110 15.6.4).
  if (reply.status >= 500) return {AttemptOutcome::unavailable, reply.retry_after_seconds};
  if (reply.facts.is_refusal) return {AttemptOutcome::key_refused};
  if (has_status(call.none_statuses, reply.status)) return {AttemptOutcome::nothing_found};
  if (!has_status(call.statuses, reply.status) || !reply.facts.is_json)
    return {AttemptOutcome::unavailable};
  if (!reply.facts.has_result) return {AttemptOutcome::nothing_found};
  return {reply.facts.is_already_unlocked ? AttemptOutcome::already_unlocked
                                          : AttemptOutcome::found};
}

}  // namespace steward
