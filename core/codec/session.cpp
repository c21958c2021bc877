#include "core/codec/session.hpp"

#include "core/account/password.hpp"
#include "core/base/rfc3339.hpp"
#include "core/codec/decode.hpp"

namespace steward {
namespace {

using codec::decode;
using codec::Json;
using codec::Reader;

/// A password that is being chosen.
std::optional<std::string> chosen_password(Reader& reader, PasswordContext context) {
  auto password = reader.text("password");
  if (!password) return std::nullopt;
  const auto verdict = parse_password(*password, context);
  if (verdict) return password;
  reader.add("password", verdict.error());
  return std::nullopt;
}

std::string locale(Reader& reader) {
  return reader.optional_text("locale").value_or("en");
}

}  // namespace

Json codec::workspace_entry_json(const WorkspaceEntry& entry) {
  return {{"id", entry.id.value()},
          {"name", entry.name.value()},
          {"picture", picture_view_json(entry.picture)},
          {"role", entry.role}};
}

std::string_view name_of(LinkPurpose purpose) {
  switch (purpose) {
    case LinkPurpose::sign_up:
      return "sign_up";
    case LinkPurpose::password:
      return "password";
    case LinkPurpose::billing_email:
      return "billing_email";
  }
  return {};
}

std::optional<LinkPurpose> link_purpose_named(std::string_view name) {
  for (const auto purpose :
       {LinkPurpose::sign_up, LinkPurpose::password, LinkPurpose::billing_email})
    if (name_of(purpose) == name) return purpose;
  return std::nullopt;
}

Result<SignUp, Issues> decode_sign_up(std::string_view body) {
  return decode(body, [](Reader& reader) -> std::optional<SignUp> {
    auto email = reader.field("email", parse_email);
    auto name = reader.field("name", parse_account_name);
    auto workspace_name = reader.field("workspace_name", parse_workspace_name);
    auto password = chosen_password(reader, {email ? std::string_view(email->text()) : "",
                                             name ? std::string_view(name->value()) : ""});
    std::string language = locale(reader);
    if (!email || !password || !name || !workspace_name) return std::nullopt;
    return SignUp{*email, *password, *name, *workspace_name, std::move(language)};
  });
}

Result<SignIn, Issues> decode_sign_in(std::string_view body) {
  return decode(body, [](Reader& reader) -> std::optional<SignIn> {
    auto email = reader.field("email", parse_email);
    auto password = reader.text("password");
    if (!email || !password) return std::nullopt;
    return SignIn{*email, *password};
  });
}

Result<LinkRequest, Issues> decode_link_request(std::string_view body) {
  return decode(body, [](Reader& reader) -> std::optional<LinkRequest> {
    auto email = reader.field("email", parse_email);
    std::string language = locale(reader);
    if (!email) return std::nullopt;
    return LinkRequest{*email, std::move(language)};
  });
}

Result<std::string, Issues> decode_link_token(std::string_view body) {
  return decode(body, [](Reader& reader) { return reader.text("token"); });
}

Result<PasswordChange, Issues> decode_password_change(std::string_view body) {
  return decode(body, [](Reader& reader) -> std::optional<PasswordChange> {
    auto token = reader.text("token");
    auto password = chosen_password(reader, {});
    if (!token || !password) return std::nullopt;
    return PasswordChange{*token, *password};
  });
}

std::string encode_link_sent(LinkPurpose purpose, const EmailAddress& sent_to) {
  using std::chrono::duration_cast;
  using std::chrono::seconds;
  return codec::to_text(
      {{"sent_to", sent_to.text()},
       {"expires_in_seconds", duration_cast<seconds>(link_validity(purpose)).count()},
       {"resend_after_seconds", duration_cast<seconds>(link_resend_after).count()}});
}

std::string encode_session(const SessionView& view) {
  Json workspaces = Json::array();
  for (const WorkspaceEntry& entry : view.workspaces)
    workspaces.push_back(codec::workspace_entry_json(entry));
  return codec::to_text({{"user", codec::account_json(view.account, view.picture)},
                         {"workspaces", std::move(workspaces)},
                         {"opened_with", name_of(view.session.opened_with)},
                         {"opened_at", to_rfc3339(view.session.opened_at)},
                         {"expires_at", to_rfc3339(expires_at(view.session))}});
}

std::string encode_devices(const std::vector<DeviceView>& views) {
  Json items = Json::array();
  for (const DeviceView& view : views)
    items.push_back(codec::object_of(
        "id", view.id, "opened_with", name_of(view.session.opened_with), "opened_at",
        to_rfc3339(view.session.opened_at), "last_used_at", to_rfc3339(view.session.last_used_at),
        "expires_at", to_rfc3339(expires_at(view.session)), "opened_from", view.opened_from,
        "user_agent", view.user_agent, "is_current", view.is_current));
  return codec::to_text(codec::object_of("items", std::move(items)));
}

std::string encode_health(std::string_view version) {
  return codec::to_text({{"status", "ok"}, {"version", version}});
}

}  // namespace steward
