#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/account/name.hpp"
#include "core/base/result.hpp"
#include "core/codec/json_fwd.hpp"
#include "core/codec/picture.hpp"
#include "core/codec/team.hpp"
#include "core/team/invitation.hpp"
#include "core/workspace/name.hpp"

namespace steward {

struct InvitationView {
  Invitation invitation;
  std::string inviter_name;
};
/// `{id, email, display_name, role, state, invited_at, sent_at, expires_at, resend_at, invited_by:
/// {user_id, name}}`. `resend_at`: from when on it may be sent again.
[[nodiscard]] std::string encode_invitation(const InvitationView& view, Timestamp now);
/// `{items: [invitation], next_cursor?}`
[[nodiscard]] std::string encode_invitation_page(std::span<const InvitationView> items,
                                                 const std::optional<std::string>& next_cursor,
                                                 Timestamp now);

struct InvitationQuery {
  std::optional<std::string> cursor;
  std::int64_t limit;
};
/// `cursor`, `limit`
[[nodiscard]] Result<InvitationQuery, Issues> decode_invitation_query(std::string_view query);

/// One row of a call: a malformed one is a result of its own and does not spoil the others.
struct InvitationRow {
  std::string email;  ///< as sent, for the result
  Result<InvitationOffer, Issue> offer;
};
struct InvitationCall {
  std::vector<InvitationRow> rows;
  std::string locale;  ///< empty where absent: the inviter's language then
};
/// `{invitations: [{email, role, display_name?}], locale?}`. Fails as a whole, at /invitations:
/// `invitations_per_call_too_many` (params actual, limit), `field_missing` (none), or where a row
/// is no such object. A row fails, at its own /email, /role or /display_name: what parse_email,
/// parse_role and parse_display_text say, and `email_repeated` (stands in a row above).
[[nodiscard]] Result<InvitationCall, Issues> decode_invitations(std::string_view body,
                                                                const RoleCatalogue& roles);

struct InvitationResult {
  std::string email;
  std::variant<InvitationView, Issue, Rejection> outcome;
};
/// `{results: [{email, outcome: "sent" | "refused", invitation? | issue? | problem?}]}`
[[nodiscard]] std::string encode_invitation_results(std::span<const InvitationResult> results,
                                                    Timestamp now);

/// `{url, expires_at}`
[[nodiscard]] std::string encode_invitation_link(std::string_view url, Timestamp expires_at);

/// What the landing page shows to whoever has a token.
struct InvitationReading {
  WorkspaceName workspace_name;
  PictureView workspace_picture;
  std::string inviter_name;
  Invitation invitation;
  bool account_exists;  ///< somebody signs in with the invited address already
  bool proves_address;  ///< the token came by mail
};
/// `{workspace: {name, picture}, inviter_name, email, role, state, expires_at, account_exists,
/// proves_address}`
[[nodiscard]] std::string encode_invitation_reading(const InvitationReading& reading,
                                                    Timestamp now);

/// `{token, name?, password?}`; name and password: of a new person, both or neither (the missing
/// one is `field_missing`). The password is judged knowing the name; judge it once more knowing
/// the invited address. To read and to decline: decode_link_token.
struct NewPerson {
  AccountName name;
  std::string password;
};
struct InvitationAcceptance {
  std::string token;
  std::optional<NewPerson> person;
};
[[nodiscard]] Result<InvitationAcceptance, Issues> decode_invitation_acceptance(
    std::string_view body);

}  // namespace steward
