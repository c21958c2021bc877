#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/account/link.hpp"
#include "core/account/session.hpp"
#include "core/base/ids.hpp"
#include "core/base/result.hpp"
#include "core/codec/account.hpp"
#include "core/workspace/name.hpp"

namespace steward {

[[nodiscard]] std::string_view name_of(LinkPurpose purpose);
[[nodiscard]] std::optional<LinkPurpose> link_purpose_named(std::string_view name);

/// The bodies of signing up, signing in and following links. Every field is judged by its rule; a
/// password that is only compared (signing in) is taken as it is. `locale`: "en" where absent.
struct SignUp {
  EmailAddress email;
  std::string password;
  AccountName name;
  WorkspaceName workspace_name;
  std::string locale;
};
[[nodiscard]] Result<SignUp, Issues> decode_sign_up(std::string_view body);

struct SignIn {
  EmailAddress email;
  std::string password;
};
[[nodiscard]] Result<SignIn, Issues> decode_sign_in(std::string_view body);

struct LinkRequest {
  EmailAddress email;
  std::string locale;
};
[[nodiscard]] Result<LinkRequest, Issues> decode_link_request(std::string_view body);

[[nodiscard]] Result<std::string, Issues> decode_link_token(std::string_view body);

struct PasswordChange {
  std::string token;
  std::string password;
};
[[nodiscard]] Result<PasswordChange, Issues> decode_password_change(std::string_view body);

/// `{sent_to, expires_in_seconds, resend_after_seconds}`: the same for known and unknown addresses.
[[nodiscard]] std::string encode_link_sent(LinkPurpose purpose, const EmailAddress& sent_to);

/// Who is signed in, and where.
struct WorkspaceEntry {
  WorkspaceId id;
  WorkspaceName name;
  PictureView picture;
  std::string role;
};
struct SessionView {
  Account account;
  PictureView picture;
  std::vector<WorkspaceEntry> workspaces;
  Session session;
};
[[nodiscard]] std::string encode_session(const SessionView& view);

/// One of a user's sessions, as its owner tells it from the others. `id` is not its secret.
struct DeviceView {
  std::string id;
  Session session;
  std::string opened_from;  ///< network address; empty: unknown
  std::string user_agent;
  bool is_current = false;
};
/// `{items: [{id, opened_with, opened_at, last_used_at, expires_at, opened_from, user_agent,
/// is_current}]}`
[[nodiscard]] std::string encode_devices(const std::vector<DeviceView>& views);

/// `{status: "ok", version}` for the health checks.
[[nodiscard]] std::string encode_health(std::string_view version);

}  // namespace steward

namespace steward::codec {
/// `{id, name, picture, role}`
[[nodiscard]] Json workspace_entry_json(const WorkspaceEntry& entry);
}  // namespace steward::codec
