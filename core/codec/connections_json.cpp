#include <utility>

#include "core/base/rfc3339.hpp"
#include "core/codec/connections.hpp"
#include "core/codec/json.hpp"

namespace steward::codec {
namespace {

void put_time(Json& json, const char* name, const std::optional<Timestamp>& at) {
  if (at) json[name] = to_rfc3339(*at);
}
template <class Value>
void put_known(Json& json, const char* name, const std::optional<Value>& value) {
  if (value) json[name] = *value;
}
void put_id(Json& json, const char* name, const std::optional<ConnectionId>& id) {
  if (id) json[name] = id->value();
}

Json tests_json(const std::vector<ConnectionTest>& tests) {
  Json list = Json::array();
  for (const ConnectionTest& test : tests) list.push_back(test_json(test));
  return list;
}

template <class Entries>
Json texts_by_field(const Entries& entries) {
  Json json = Json::object();
  for (const auto& entry : entries) json[entry.field] = entry.text;
  return json;
}

Json counts_json(const std::vector<UseCount>& counts) {
  Json list = Json::array();
  for (const UseCount& use : counts)
    list.push_back(object_of("type", use.type, "count", use.count));
  return list;
}

/// What a connection says of itself wherever it is written.
Json plain_connection_json(const Connection& connection) {
  Json json = object_of("id", connection.id.value(), "provider", connection.provider, "kind",
                        name_of(connection.kind), "name", connection.name, "is_default",
                        connection.is_default, "hints", texts_by_field(connection.hints),
                        "created_at", to_rfc3339(connection.created_at));
  if (connection.owner) json["owner_id"] = connection.owner->value();
  put_time(json, "suspended_at", connection.suspended_at);
  put_known(json, "identity", connection.identity);
  put_known(json, "identity_name", connection.identity_name);
  return json;
}

Json moved_json(const DefaultMoved& change) {
  Json json = object_of("provider", change.provider);
  put_id(json, "from", change.from);
  put_id(json, "to", change.to);
  return json;
}

}  // namespace

Json test_json(const ConnectionTest& test) {
  Json json = object_of("outcome", name_of(test.outcome), "cause", test.cause, "tested_at",
                        to_rfc3339(test.tested_at), "latency_ms", test.latency_ms);
  put_known(json, "status", test.status);
  put_known(json, "retry_after_seconds", test.retry_after_seconds);
  put_known(json, "identity", test.identity);
  put_known(json, "identity_name", test.identity_name);
  put_known(json, "remaining_credits", test.remaining_credits);
  return json;
}

Json health_record_json(const HealthRecord& record) {
  Json json =
      object_of("credential", name_of(record.credential), "tests", tests_json(record.tests));
  put_time(json, "rate_limited_until", record.rate_limited_until);
  put_time(json, "unreachable_since", record.unreachable_since);
  put_time(json, "token_expires_at", record.token_expires_at);
  put_time(json, "refresh_failed_at", record.refresh_failed_at);
  return json;
}

Json connection_json(const Connection& connection, Timestamp now) {
  const Health health = health_of(connection, now);
  Json json = plain_connection_json(connection);
  json["health"] = name_of(health);
  json["needs_attention"] = needs_attention(health);
  json["credential"] = name_of(connection.health.credential);
  json["tests"] = tests_json(connection.health.tests);
  if (health == Health::rate_limited)
    put_time(json, "rate_limited_until", connection.health.rate_limited_until);
  put_time(json, "unreachable_since", connection.health.unreachable_since);
  return json;
}

Json full_connection_json(const Connection& connection) {
  Json json = plain_connection_json(connection);
  json["health_record"] = health_record_json(connection.health);
  return json;
}

Json receipt_json(const Receipt& receipt) {
  Json passed_over = Json::array();
  for (const PassedOver& other : receipt.passed_over)
    passed_over.push_back(
        object_of("connection_id", other.connection.value(), "code", name_of(other.code)));
  return object_of("provider", receipt.provider, "connection_id", receipt.connection.value(),
                   "connection_name", receipt.connection_name, "kind", name_of(receipt.kind), "by",
                   name_of(receipt.by), "credits", receipt.credits.value(), "passed_over",
                   std::move(passed_over));
}

Json change_json(const DefaultMoved& change) {
  Json json = moved_json(change);
  json["change"] = "default_moved";
  return json;
}
Json change_json(const ConnectionCreated& change) {
  Json json = object_of("change", "connection_created", "connection",
                        full_connection_json(change.connection));
  if (change.default_moved) json["default_moved"] = moved_json(*change.default_moved);
  return json;
}
Json change_json(const ConnectionRenamed& change) {
  return object_of("change", "connection_renamed", "connection_id", change.id.value(), "from",
                   change.from, "to", change.to);
}
Json change_json(const ConnectionReconnected& change) {
  Json json = object_of("change", "connection_reconnected", "connection_id", change.id.value(),
                        "health_record", health_record_json(change.health), "hints",
                        texts_by_field(change.hints));
  put_known(json, "identity", change.identity);
  put_known(json, "identity_name", change.identity_name);
  return json;
}
Json change_json(const ConnectionDeleted& change) {
  Json json = object_of("change", "connection_deleted", "connection_id", change.id.value(),
                        "provider", change.provider, "name", change.name);
  if (change.default_moved) json["default_moved"] = moved_json(*change.default_moved);
  return json;
}
Json change_json(const ConnectionPassed& change) {
  Json json = object_of("change", "connection_passed", "connection_id", change.id.value(), "from",
                        change.from.value());
  if (change.to) json["to"] = change.to->value();
  return json;
}
Json change_json(const ConnectionSuspended& change) {
  return object_of("change", "connection_suspended", "connection_id", change.id.value(), "provider",
                   change.provider, "name", change.name, "feature", change.feature, "suspended_at",
                   to_rfc3339(change.suspended_at));
}
Json change_json(const ConnectionResumed& change) {
  return object_of("change", "connection_resumed", "connection_id", change.id.value(), "provider",
                   change.provider, "name", change.name);
}

}  // namespace steward::codec

namespace steward {

using codec::Json;
using codec::object_of;

std::string encode_connection(const Connection& connection, Timestamp now) {
  return codec::to_text(codec::connection_json(connection, now));
}

std::string encode_connections(const Connections& connections, Timestamp now,
                               std::string_view next_cursor) {
  Json items = Json::array();
  for (const Connection& connection : connections)
    items.push_back(codec::connection_json(connection, now));
  Json json = object_of("items", std::move(items));
  if (!next_cursor.empty()) json["next_cursor"] = std::string(next_cursor);
  return codec::to_text(json);
}

std::string encode_connection_test(const ConnectionTest& test) {
  return codec::to_text(codec::test_json(test));
}

std::string encode_receipt(const Receipt& receipt) {
  return codec::to_text(codec::receipt_json(receipt));
}

std::string encode_connection_impact(const ConnectionImpact& impact,
                                     const std::vector<ConnectionUse>& uses) {
  Json list = Json::array();
  for (const ConnectionUse& use : uses)
    list.push_back(object_of("type", use.type, "id", use.id, "display", use.display,
                             "follows_default", use.follows_default));
  return codec::to_text(object_of("naming", codec::counts_json(impact.naming), "following",
                                  codec::counts_json(impact.following), "uses", std::move(list)));
}

std::string encode_health_record(const HealthRecord& record) {
  return codec::to_text(codec::health_record_json(record));
}

std::string encode_hints(const std::vector<CredentialHint>& hints) {
  return codec::to_text(codec::texts_by_field(hints));
}

std::string encode_credentials(const std::vector<CredentialEntry>& entries) {
  Json json = Json::object();
  for (const CredentialEntry& entry : entries) json[entry.field] = entry.value;
  return codec::to_text(json);
}

}  // namespace steward
