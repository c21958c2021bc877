#include "core/codec/connections.hpp"

#include <utility>

#include "core/codec/catalogue_reader.hpp"
#include "core/codec/decode.hpp"
#include "core/codec/nested.hpp"

namespace steward::codec {
namespace {

std::optional<std::int64_t> known_integer(Reader& reader, std::string_view name) {
  return reader.has(name) ? reader.integer(name) : std::nullopt;
}

std::vector<CredentialHint> hints_under(Reader& reader, Issues& issues, std::string_view name) {
  std::vector<CredentialHint> hints;
  for_each_text(reader, issues, name, [&](const std::string& field, const std::string& text) {
    hints.push_back({field, text});
  });
  return hints;
}

/// What a page is shown of a health record; what follows from it is not read back.
HealthRecord shown_health(Reader& reader, Issues& issues) {
  HealthRecord health;
  static_cast<void>(reader.optional_text("health"));
  static_cast<void>(reader.flag("needs_attention"));
  if (reader.has("credential"))
    health.credential = reader.field("credential", parse_named<credential_state_named>)
                            .value_or(CredentialState::unknown);
  if (reader.has("tests"))
    health.tests =
        read_list(reader, issues, "tests", read_test).value_or(std::vector<ConnectionTest>());
  health.rate_limited_until = reader.optional_time("rate_limited_until");
  health.unreachable_since = reader.optional_time("unreachable_since");
  return health;
}

}  // namespace

std::vector<CredentialEntry> read_entries_of(Reader& reader, Issues& issues,
                                             std::string_view name) {
  std::vector<CredentialEntry> entries;
  for_each_text(reader, issues, name, [&](const std::string& field, const std::string& text) {
    entries.push_back({field, text});
  });
  return entries;
}

std::optional<ConnectionTest> read_test(Reader& reader) {
  const auto outcome = reader.field("outcome", parse_named<test_outcome_named>);
  auto cause = reader.text("cause");
  const auto tested_at = reader.time("tested_at");
  const auto latency_ms = reader.integer("latency_ms");
  const auto status = known_integer(reader, "status");
  const auto retry_after_seconds = known_integer(reader, "retry_after_seconds");
  auto identity = reader.optional_text("identity");
  auto identity_name = reader.optional_text("identity_name");
  const auto remaining_credits = known_integer(reader, "remaining_credits");
  if (!outcome || !cause || !tested_at || !latency_ms) return std::nullopt;
  return ConnectionTest{
      *outcome,         *std::move(cause),   *tested_at,          *latency_ms,
      status,           retry_after_seconds, std::move(identity), std::move(identity_name),
      remaining_credits};
}

std::optional<HealthRecord> read_health_record(Reader& reader, Issues& issues) {
  const auto credential = reader.field("credential", parse_named<credential_state_named>);
  auto tests = reader.has("tests") ? read_list(reader, issues, "tests", read_test)
                                   : std::optional(std::vector<ConnectionTest>());
  const auto rate_limited_until = reader.optional_time("rate_limited_until");
  const auto unreachable_since = reader.optional_time("unreachable_since");
  const auto token_expires_at = reader.optional_time("token_expires_at");
  const auto refresh_failed_at = reader.optional_time("refresh_failed_at");
  if (!credential || !tests) return std::nullopt;
  return HealthRecord{*credential,       rate_limited_until, unreachable_since,
                      *std::move(tests), token_expires_at,   refresh_failed_at};
}

std::optional<Connection> read_connection(Reader& reader, Issues& issues) {
  const auto id = reader.text("id");
  auto provider = reader.text("provider");
  const auto kind = reader.field("kind", parse_named<connection_kind_named>);
  auto name = reader.text("name");
  const bool is_default = reader.flag("is_default");
  auto owner = reader.optional_text("owner_id");
  HealthRecord health = shown_health(reader, issues);
  if (reader.has("health_record"))
    health = read_object(reader, issues, "health_record", [&](Reader& inner) {
               return read_health_record(inner, issues);
             }).value_or(HealthRecord());
  const auto suspended_at = reader.optional_time("suspended_at");
  auto identity = reader.optional_text("identity");
  auto identity_name = reader.optional_text("identity_name");
  auto hints = hints_under(reader, issues, "hints");
  const auto created_at = reader.optional_time("created_at");
  if (!id || !provider || !kind || !name) return std::nullopt;
  return Connection{ConnectionId{*id},
                    *std::move(provider),
                    *kind,
                    *std::move(name),
                    is_default,
                    owner ? std::optional(UserId{*std::move(owner)}) : std::nullopt,
                    std::move(health),
                    suspended_at,
                    std::move(identity),
                    std::move(identity_name),
                    std::move(hints),
                    created_at.value_or(Timestamp())};
}

std::optional<Connections> read_connections(Reader& reader, Issues& issues, std::string_view name) {
  return read_list(reader, issues, name,
                   [&](Reader& inner) { return read_connection(inner, issues); });
}

std::optional<ConnectionUse> read_use(Reader& reader) {
  auto type = reader.text("type");
  auto id = reader.text("id");
  auto display = reader.text("display");
  const bool follows_default = reader.flag("follows_default");
  if (!type || !id || !display) return std::nullopt;
  return ConnectionUse{*std::move(type), *std::move(id), *std::move(display), follows_default};
}

}  // namespace steward::codec

namespace steward {

using codec::Reader;

Result<HealthRecord, Issues> decode_health_record(std::string_view text) {
  Issues nested;
  auto record = codec::decode(
      text, [&](Reader& reader) { return codec::read_health_record(reader, nested); });
  if (!nested.empty()) return Failure{std::move(nested)};
  return record;
}

Result<std::vector<CredentialEntry>, Issues> decode_credentials(std::string_view text) {
  const auto json = codec::parse_object(text);
  if (!json) return Failure{Issues{json.error()}};
  std::vector<CredentialEntry> entries;
  Issues issues;
  for (const auto& item : json->items()) {
    if (const auto* value = item.value().get_ptr<const std::string*>()) {
      entries.push_back({item.key(), *value});
    } else {
      issues.push_back(
          Issue{Code::field_type_wrong, {{ParamName::expected, "text"}}, "/" + item.key()});
    }
  }
  if (!issues.empty()) return Failure{std::move(issues)};
  return entries;
}

Result<std::vector<CredentialHint>, Issues> decode_hints(std::string_view text) {
  auto entries = decode_credentials(text);
  if (!entries) return Failure{std::move(entries).error()};
  std::vector<CredentialHint> hints;
  for (const CredentialEntry& entry : *entries) hints.push_back({entry.field, entry.value});
  return hints;
}

}  // namespace steward
