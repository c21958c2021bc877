#include <charconv>

#include "core/codec/invitation.hpp"
#include "server/store/fields.hpp"
#include "server/use_cases/team.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

std::string invitations_place(WorkspaceId workspace_id) {
  return "cursor/invitations/" + std::to_string(workspace_id.value());
}

std::string invitation_cursor(const Services& services, const store::InvitationPosition& position,
                              WorkspaceId workspace_id) {
  const auto invited_at = position.invited_at.time_since_epoch().count();
  return services.sealer.seal(store::join_fields({std::to_string(invited_at), position.id.value()}),
                              invitations_place(workspace_id));
}

Result<store::InvitationPosition, Refusal> invitation_position(const Services& services,
                                                               const std::string& cursor,
                                                               WorkspaceId workspace_id) {
  const auto text = services.sealer.open(cursor, invitations_place(workspace_id));
  const auto fields = text ? store::split_fields(*text, 2) : std::nullopt;
  if (!fields) return refuse_field("/cursor", Issue{Code::cursor_malformed});
  const std::string& digits = (*fields)[0];
  std::int64_t invited_at = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), invited_at);
  return store::InvitationPosition{Timestamp{Duration{invited_at}}, InvitationId{(*fields)[1]}};
}

}  // namespace

Outcome list_invitations(Services& services, const http::Request& request) {
  const auto query = decode_invitation_query(request.query);
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto reader =
        authorize_visitor(services, connection, request, Permission::members_invite);
    if (!reader) return Failure{reader.error()};
    if (!query) return refuse(query.error());
    const WorkspaceId id = reader->membership.workspace.id;
    std::optional<store::InvitationPosition> after;
    if (query->cursor) {
      const auto position = invitation_position(services, *query->cursor, id);
      if (!position) return Failure{position.error()};
      after = *position;
    }
    const store::StoredInvitationPage page =
        store::list_invitations(connection, id, after, query->limit);
    std::vector<InvitationView> items;
    for (const store::StoredInvitation& stored : page.items)
      items.push_back({stored.invitation, stored.inviter_name});
    std::optional<std::string> next_cursor;
    if (page.last) next_cursor = invitation_cursor(services, *page.last, id);
    return json_response(200, encode_invitation_page(items, next_cursor, services.clock.now()));
  });
}

}  // namespace steward::use_cases
