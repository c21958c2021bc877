#include "core/codec/invitation.hpp"

#include <set>

#include "core/account/password.hpp"
#include "core/base/display_text.hpp"
#include "core/base/rfc3339.hpp"
#include "core/base/utf8.hpp"
#include "core/codec/decode.hpp"
#include "core/codec/member.hpp"
#include "core/codec/problem.hpp"
#include "core/codec/query.hpp"
#include "core/codec/team.hpp"

namespace steward {
namespace {

using codec::Json;
using codec::Reader;

Json invitation_view_json(const InvitationView& view, Timestamp now) {
  const Invitation& invitation = view.invitation;
  Json json = codec::invitation_json(invitation, now);
  json["resend_at"] = to_rfc3339(invitation.sent_at + invitation_resend_after);
  json["invited_by"] = {{"user_id", invitation.inviter.value()}, {"name", view.inviter_name}};
  return json;
}

Result<std::string, Issue> parse_display_name(std::string_view text) {
  if (trimmed(text, " \t\r\n").empty()) return std::string();
  return parse_display_text(text, name_code_points_max);
}

/// One row of a call. What is wrong with its shape spoils the call; with its content, the row.
std::optional<InvitationRow> read_row(const Json& json, Issues& issues, const std::string& path,
                                      const RoleCatalogue& roles, std::set<std::string>& seen) {
  if (!json.is_object()) {
    issues.push_back(Issue{Code::field_type_wrong, {{ParamName::expected, "object"}}, path});
    return std::nullopt;
  }
  const std::size_t known_issues = issues.size();
  Reader reader(json, issues, path);
  const auto email = reader.text("email");
  const auto role = reader.text("role");
  const auto display_name = reader.optional_text("display_name");
  reader.finish();
  if (issues.size() > known_issues) return std::nullopt;

  InvitationRow row{*email, Failure{Issue{Code::email_repeated, {}, "/email"}}};
  const auto address = parse_email(*email);
  const auto name = parse_display_name(display_name.value_or(""));
  const auto known_role = parse_role(roles, *role);
  if (!address) {
    row.offer = Failure{at("/email", address.error())};
  } else if (!known_role) {
    row.offer = Failure{at("/role", known_role.error())};
  } else if (!name) {
    row.offer = Failure{at("/display_name", name.error())};
  } else if (seen.insert(address->key()).second) {
    row.offer = InvitationOffer{*address, *name, *known_role};
  }
  return row;
}

std::optional<std::vector<InvitationRow>> read_rows(Reader& reader, Issues& issues,
                                                    const RoleCatalogue& roles) {
  const Json* const list = reader.array("invitations");
  if (list == nullptr) return std::nullopt;
  const auto count = static_cast<std::int64_t>(list->size());
  if (count == 0) reader.add("invitations", Issue{Code::field_missing});
  if (count > invitations_per_call_max) {
    reader.add("invitations",
               Issue{Code::invitations_per_call_too_many,
                     {{ParamName::actual, count}, {ParamName::limit, invitations_per_call_max}}});
    return std::nullopt;
  }
  std::vector<InvitationRow> rows;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string path = reader.path_of("invitations") + "/" + std::to_string(i);
    auto row = read_row((*list)[i], issues, path, roles, seen);
    if (row) rows.push_back(std::move(*row));
  }
  return rows;
}

struct OutcomeJson {
  Json& json;
  Timestamp now;
  void operator()(const InvitationView& view) const {
    json["outcome"] = "sent";
    json["invitation"] = invitation_view_json(view, now);
  }
  void operator()(const Issue& issue) const {
    json["outcome"] = "refused";
    json["issue"] = codec::issue_json(issue);
  }
  void operator()(const Rejection& rejection) const {
    json["outcome"] = "refused";
    json["problem"] = codec::rejection_json(rejection);
  }
};

}  // namespace

std::string encode_invitation(const InvitationView& view, Timestamp now) {
  return codec::to_text(invitation_view_json(view, now));
}

std::string encode_invitation_page(std::span<const InvitationView> items,
                                   const std::optional<std::string>& next_cursor, Timestamp now) {
  Json list = Json::array();
  for (const InvitationView& view : items) list.push_back(invitation_view_json(view, now));
  Json json{{"items", std::move(list)}};
  if (next_cursor) json["next_cursor"] = *next_cursor;
  return codec::to_text(json);
}

Result<InvitationQuery, Issues> decode_invitation_query(std::string_view query) {
  return codec::decode_query(query, [](codec::QueryReader& reader) {
    return InvitationQuery{reader.text("cursor"),
                           reader.integer("limit", 1, page_size_max).value_or(page_size_usual)};
  });
}

Result<InvitationCall, Issues> decode_invitations(std::string_view body,
                                                  const RoleCatalogue& roles) {
  const auto json = codec::parse_object(body);
  if (!json) return Failure{Issues{json.error()}};
  Issues issues;
  Reader reader(*json, issues);
  auto rows = read_rows(reader, issues, roles);
  std::string locale = reader.optional_text("locale").value_or("");
  reader.finish();
  if (!issues.empty() || !rows) return Failure{std::move(issues)};
  return InvitationCall{std::move(*rows), std::move(locale)};
}

std::string encode_invitation_results(std::span<const InvitationResult> results, Timestamp now) {
  Json list = Json::array();
  for (const InvitationResult& result : results) {
    Json json{{"email", result.email}};
    std::visit(OutcomeJson{json, now}, result.outcome);
    list.push_back(std::move(json));
  }
  return codec::to_text({{"results", std::move(list)}});
}

std::string encode_invitation_link(std::string_view url, Timestamp expires_at) {
  return codec::to_text({{"url", url}, {"expires_at", to_rfc3339(expires_at)}});
}

std::string encode_invitation_reading(const InvitationReading& reading, Timestamp now) {
  const Invitation& invitation = reading.invitation;
  return codec::to_text({{"workspace",
                          {{"name", reading.workspace_name.value()},
                           {"picture", codec::picture_view_json(reading.workspace_picture)}}},
                         {"inviter_name", reading.inviter_name},
                         {"email", invitation.email.text()},
                         {"role", invitation.role},
                         {"state", name_of(state_of(invitation, now))},
                         {"expires_at", to_rfc3339(invitation.expires_at)},
                         {"account_exists", reading.account_exists},
                         {"proves_address", reading.proves_address}});
}

Result<InvitationAcceptance, Issues> decode_invitation_acceptance(std::string_view body) {
  return codec::decode(body, [](Reader& reader) -> std::optional<InvitationAcceptance> {
    const auto token = reader.text("token");
    const bool is_new_person = reader.has("name") || reader.has("password");
    if (!is_new_person && !token) return std::nullopt;
    if (!is_new_person) return InvitationAcceptance{*token, std::nullopt};
    const auto name = reader.field("name", parse_account_name);
    const auto password = reader.field("password", [&](std::string_view text) {
      return parse_password(text, {"", name ? std::string_view(name->value()) : ""})
          .transform([&](SoundPassword) { return std::string(text); });
    });
    if (!token || !name || !password) return std::nullopt;
    return InvitationAcceptance{*token, NewPerson{*name, *password}};
  });
}

}  // namespace steward
