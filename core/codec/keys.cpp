#include "core/codec/keys.hpp"

#include <algorithm>
#include <utility>

#include "core/base/rfc3339.hpp"
#include "core/codec/decode.hpp"
#include "core/codec/nested.hpp"
#include "core/keys/text.hpp"
#include "core/workspace/address.hpp"

namespace steward::codec {
namespace {

Json scopes_json(const std::vector<Permission>& scopes) {
  Json names = Json::array();
  for (const Permission scope : scopes) names.push_back(name_of(scope));
  return names;
}

/// Each once, in the order of permissions.def; nothing where one is unknown.
std::optional<std::vector<Permission>> scopes_under(Reader& reader, std::string_view name) {
  const Json* const list = reader.array(name);
  if (list == nullptr) return std::nullopt;
  std::vector<Permission> given;
  for (const Json& item : *list) {
    const auto* text = item.get_ptr<const std::string*>();
    const auto scope = text == nullptr ? std::nullopt : permission_named(*text);
    if (!scope) {
      reader.add(name, Issue{Code::field_value_unknown});
      return std::nullopt;
    }
    given.push_back(*scope);
  }
  std::sort(given.begin(), given.end());
  given.erase(std::unique(given.begin(), given.end()), given.end());
  return given;
}

void put_time(Json& json, const char* name, const std::optional<Timestamp>& at) {
  if (at) json[name] = to_rfc3339(*at);
}

Json api_key_view_json(const ApiKeyView& view, Timestamp now) {
  Json json = api_key_json(view.key, now);
  json["owner_name"] = view.owner_name;
  json["is_copyable"] = view.is_copyable;
  put_time(json, "last_used_at", view.last_used_at);
  if (!view.last_used_from.empty()) json["last_used_from"] = view.last_used_from;
  return json;
}

}  // namespace

Json api_key_json(const ApiKey& key, Timestamp now) {
  Json json = object_of("id", key.id.value(), "owner_id", key.owner.value(), "name", key.name,
                        "scopes", scopes_json(key.scopes), "hint", key.hint, "state",
                        name_of(state_of(key, now)), "created_at", to_rfc3339(key.created_at));
  if (key.workspace) json["workspace_id"] = key.workspace->value();
  put_time(json, "expires_at", key.expires_at);
  put_time(json, "revoked_at", key.revoked_at);
  put_time(json, "replaced_at", key.replaced_at);
  return json;
}

std::optional<ApiKey> read_api_key(Reader& outer, Issues& issues, std::string_view name) {
  return read_object(outer, issues, name, [](Reader& reader) -> std::optional<ApiKey> {
    auto id = reader.text("id");
    auto owner = reader.text("owner_id");
    const auto workspace =
        reader.has("workspace_id") ? reader.integer("workspace_id") : std::optional<std::int64_t>();
    auto key_name = reader.text("name");
    auto scopes = scopes_under(reader, "scopes");
    auto hint = reader.text("hint");
    const auto created_at = reader.time("created_at");
    const auto expires_at = reader.optional_time("expires_at");
    const auto revoked_at = reader.optional_time("revoked_at");
    const auto replaced_at = reader.optional_time("replaced_at");
    if (!id || !owner || !key_name || !scopes || !hint || !created_at) return std::nullopt;
    ApiKey key{ApiKeyId{*std::move(id)},
               UserId{*std::move(owner)},
               std::nullopt,
               *std::move(key_name),
               *std::move(scopes),
               *std::move(hint),
               *created_at,
               expires_at,
               revoked_at,
               replaced_at};
    if (workspace) key.workspace = WorkspaceId{*workspace};
    return key;
  });
}

std::optional<NewWorkspaceKey> read_new_api_key(Reader& reader) {
  auto name = reader.field("name", parse_api_key_name);
  auto scopes = scopes_under(reader, "scopes");
  if (scopes && scopes->empty()) reader.add("scopes", Issue{Code::api_key_scopes_empty});
  std::optional<Duration> validity;
  if (reader.has("expires_in_days")) {
    const auto days = reader.integer("expires_in_days");
    const auto parsed = days ? parse_api_key_validity(*days) : Duration{};
    if (!parsed) reader.add("expires_in_days", parsed.error());
    if (parsed) validity = *parsed;
  }
  if (!name || !scopes || scopes->empty()) return std::nullopt;
  return NewWorkspaceKey{*std::move(name), *std::move(scopes), validity};
}

std::optional<Replacement> read_replacement(Reader& reader) {
  const auto reason = reader.field("reason", parse_named<replacement_reason_named>);
  const bool overlaps = reader.flag("overlaps");
  if (!reason) return std::nullopt;
  return Replacement{*reason, overlaps};
}

}  // namespace steward::codec

namespace steward {

using codec::Json;
using codec::Reader;

Result<NewWorkspaceKey, Issues> decode_new_api_key(std::string_view body) {
  return codec::decode(body, codec::read_new_api_key);
}

Result<Replacement, Issues> decode_replacement(std::string_view body) {
  return codec::decode(body, codec::read_replacement);
}

Result<LinkCheck, Issues> decode_link_check(std::string_view body) {
  return codec::decode(body, [](Reader& reader) -> std::optional<LinkCheck> {
    const auto key = reader.field("api_key", [](std::string_view text) {
      return parse_api_key(text).transform(
          [](std::string_view found) { return std::string(found); });
    });
    const auto workspace = reader.field("workspace", parse_workspace_address);
    if (!key || !workspace) return std::nullopt;
    return LinkCheck{*key, *workspace};
  });
}

std::string encode_api_keys(const std::vector<ApiKeyView>& views, Timestamp now) {
  Json items = Json::array();
  for (const ApiKeyView& view : views) items.push_back(codec::api_key_view_json(view, now));
  return codec::to_text(codec::object_of("items", std::move(items)));
}

std::string encode_new_api_key(const ApiKeyView& view, std::string_view text, Timestamp now) {
  return codec::to_text(
      codec::object_of("key", codec::api_key_view_json(view, now), "api_key", text));
}

std::string encode_api_key_text(std::string_view text) {
  return codec::to_text(codec::object_of("api_key", text));
}

std::string encode_my_workspaces(const std::vector<WorkspaceEntry>& entries) {
  Json items = Json::array();
  for (const WorkspaceEntry& entry : entries) items.push_back(codec::workspace_entry_json(entry));
  return codec::to_text(codec::object_of("items", std::move(items)));
}

std::string encode_link_check(const WorkspaceEntry& entry) {
  return codec::to_text(codec::object_of("workspace", codec::workspace_entry_json(entry)));
}

}  // namespace steward
