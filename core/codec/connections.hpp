#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/codec/json_fwd.hpp"
#include "core/connections/change.hpp"
#include "core/connections/resolve.hpp"

namespace steward {

// ---- what a page sends ----------------------------------------------------------------------

struct ConnectionOrder {
  const Provider* provider;  ///< points into the catalogue
  std::string name;
  bool is_default = false;
  std::vector<CredentialEntry> credentials{};  ///< parsed, all that were entered
};
/// `{provider, name, credentials: {field: text}, is_default?}`. Issues, all at once, at
/// "/provider" (`provider_unknown`), "/name" and "/credentials/<field>". `credentials` may be
/// absent for a service with OAuth.
[[nodiscard]] Result<ConnectionOrder, Issues> decode_new_connection(
    std::string_view body, const ProviderCatalogue& catalogue);

struct ConnectionPatch {
  std::optional<std::string> name{};
  std::optional<bool> is_default{};
  /// Absent: they stay. Fields that were left out keep what they had (X5).
  std::optional<std::vector<CredentialEntry>> credentials{};
};
/// `{name?, is_default?, credentials?: {field: text}}`; `kept`: the fields that have a value.
[[nodiscard]] Result<ConnectionPatch, Issues> decode_connection_patch(
    std::string_view body, const Provider& provider, const std::vector<std::string>& kept);

struct CredentialTestOrder {
  const Provider* provider;
  std::vector<CredentialEntry> credentials;
};
/// `{provider, credentials}`: a test before anything is saved (X3).
[[nodiscard]] Result<CredentialTestOrder, Issues> decode_credential_test(
    std::string_view body, const ProviderCatalogue& catalogue);

/// `{replacement?, typed_name?}`; an empty body is `{}`.
[[nodiscard]] Result<DeleteConnection, Issues> decode_delete_connection(std::string_view body,
                                                                        const ConnectionId& id);
/// `{uses: [{type, id, display, follows_default?}]}`: what other parts of a product say.
[[nodiscard]] Result<std::vector<ConnectionUse>, Issues> decode_connection_uses(
    std::string_view body);
/// `{provider, action, connection_id?, own_keys_only?, falls_back_to_managed?}`; the price is the
/// action's.
struct ResolutionOrder {
  const Provider* provider;
  const ProviderAction* action;
  ResolutionRequest request;
};
[[nodiscard]] Result<ResolutionOrder, Issues> decode_resolution_order(
    std::string_view body, const ProviderCatalogue& catalogue);

// ---- what a page is shown -------------------------------------------------------------------

/// `{id, provider, kind, name, is_default, owner_id?, health, needs_attention, credential,
/// suspended_at?, rate_limited_until?, unreachable_since?, identity?, identity_name?, hints:
/// {field: text}, tests: [...], created_at}`. Never a secret: there is none in a Connection.
[[nodiscard]] std::string encode_connection(const Connection& connection, Timestamp now);
/// `{items: [...], next_cursor?}`
[[nodiscard]] std::string encode_connections(const Connections& connections, Timestamp now,
                                             std::string_view next_cursor = {});
/// `{outcome, cause, tested_at, latency_ms, status?, retry_after_seconds?, identity?,
/// identity_name?, remaining_credits?}`
[[nodiscard]] std::string encode_connection_test(const ConnectionTest& test);
[[nodiscard]] std::string encode_receipt(const Receipt& receipt);
/// `{naming: [{type, count}], following: [...], uses: [...]}`
[[nodiscard]] std::string encode_connection_impact(const ConnectionImpact& impact,
                                                   const std::vector<ConnectionUse>& uses);

// ---- what a store keeps in one column -------------------------------------------------------

/// `{credential, rate_limited_until?, unreachable_since?, tests, token_expires_at?,
/// refresh_failed_at?}`. Reads what it writes; otherwise issues.
[[nodiscard]] std::string encode_health_record(const HealthRecord& record);
[[nodiscard]] Result<HealthRecord, Issues> decode_health_record(std::string_view text);
/// `{field: text}`
[[nodiscard]] std::string encode_hints(const std::vector<CredentialHint>& hints);
[[nodiscard]] Result<std::vector<CredentialHint>, Issues> decode_hints(std::string_view text);
/// `{field: text}`: the text that is sealed. Holds secrets.
[[nodiscard]] std::string encode_credentials(const std::vector<CredentialEntry>& entries);
[[nodiscard]] Result<std::vector<CredentialEntry>, Issues> decode_credentials(
    std::string_view text);

}  // namespace steward

namespace steward::codec {

class Reader;

[[nodiscard]] Json connection_json(const Connection& connection, Timestamp now);
[[nodiscard]] Json health_record_json(const HealthRecord& record);
[[nodiscard]] Json test_json(const ConnectionTest& test);
/// `{provider, connection_id, connection_name, kind, by, credits, passed_over: [{connection_id,
/// code}]}`
[[nodiscard]] Json receipt_json(const Receipt& receipt);

[[nodiscard]] std::optional<ConnectionTest> read_test(Reader& reader);
[[nodiscard]] std::optional<HealthRecord> read_health_record(Reader& reader, Issues& issues);
/// As connection_json shows it, or full_connection_json with the whole `health_record`.
[[nodiscard]] std::optional<Connection> read_connection(Reader& reader, Issues& issues);
[[nodiscard]] Json full_connection_json(const Connection& connection);
[[nodiscard]] std::optional<Connections> read_connections(Reader& reader, Issues& issues,
                                                          std::string_view name);
[[nodiscard]] std::optional<Receipt> read_receipt(Reader& reader, Issues& issues);
[[nodiscard]] std::optional<ConnectionUse> read_use(Reader& reader);
/// `{field: text}` under `name`.
[[nodiscard]] std::vector<CredentialEntry> read_entries_of(Reader& reader, Issues& issues,
                                                           std::string_view name);

[[nodiscard]] Json change_json(const DefaultMoved& change);
[[nodiscard]] Json change_json(const ConnectionCreated& change);
[[nodiscard]] Json change_json(const ConnectionRenamed& change);
[[nodiscard]] Json change_json(const ConnectionReconnected& change);
[[nodiscard]] Json change_json(const ConnectionDeleted& change);
[[nodiscard]] Json change_json(const ConnectionPassed& change);
[[nodiscard]] Json change_json(const ConnectionSuspended& change);
[[nodiscard]] Json change_json(const ConnectionResumed& change);

}  // namespace steward::codec
