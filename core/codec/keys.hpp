#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/codec/reader.hpp"
#include "core/codec/session.hpp"
#include "core/keys/change.hpp"

namespace steward {

/// `{name, scopes, expires_in_days?}`; the scopes come back in the order of permissions.def. Fails
/// beside what every body fails with: what parse_api_key_name and parse_api_key_validity fail with;
/// `api_key_scopes_empty`.
[[nodiscard]] Result<NewWorkspaceKey, Issues> decode_new_api_key(std::string_view body);

/// `{reason, overlaps?}`
[[nodiscard]] Result<Replacement, Issues> decode_replacement(std::string_view body);

/// `{api_key, workspace}`: the two fields of the linking form (LNK-1). `workspace`: an id, or an
/// address that has it. Both are judged before anything is looked up.
struct LinkCheck {
  std::string api_key;
  WorkspaceId workspace;
};
[[nodiscard]] Result<LinkCheck, Issues> decode_link_check(std::string_view body);

/// How a key is shown: never its text.
struct ApiKeyView {
  ApiKey key;
  std::string owner_name;
  std::optional<Timestamp> last_used_at{};
  std::string last_used_from{};  ///< network address; empty: never used
  bool is_copyable = false;      ///< its text is kept, sealed
};
/// `{items: […]}`
[[nodiscard]] std::string encode_api_keys(const std::vector<ApiKeyView>& views, Timestamp now);
/// `{key, api_key}`: the only answer that has the text of a workspace's key.
[[nodiscard]] std::string encode_new_api_key(const ApiKeyView& view, std::string_view text,
                                             Timestamp now);
/// `{api_key}`
[[nodiscard]] std::string encode_api_key_text(std::string_view text);

/// `{items: [{id, name, picture, role}, …]}`: where a key opens.
[[nodiscard]] std::string encode_my_workspaces(const std::vector<WorkspaceEntry>& entries);
/// `{workspace: {id, name, picture, role}}`: key and workspace belong together.
[[nodiscard]] std::string encode_link_check(const WorkspaceEntry& entry);

}  // namespace steward

namespace steward::codec {

/// `{id, owner_id, workspace_id?, name, scopes, hint, state, created_at, expires_at?, revoked_at?,
/// replaced_at?}`
[[nodiscard]] Json api_key_json(const ApiKey& key, Timestamp now);
/// The same without the state, under `name`.
[[nodiscard]] std::optional<ApiKey> read_api_key(Reader& outer, Issues& issues,
                                                 std::string_view name);

[[nodiscard]] std::optional<NewWorkspaceKey> read_new_api_key(Reader& reader);
[[nodiscard]] std::optional<Replacement> read_replacement(Reader& reader);

}  // namespace steward::codec
