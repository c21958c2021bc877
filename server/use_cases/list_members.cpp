#include <charconv>

#include "core/base/search.hpp"
#include "core/codec/member.hpp"
#include "server/store/fields.hpp"
#include "server/store/member_pages.hpp"
#include "server/use_cases/team.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

/// A cursor goes on with the list it was made for: it opens in no other workspace, search or order.
std::string members_place(WorkspaceId workspace_id, const MemberQuery& query) {
  return store::join_fields({"cursor/members", std::to_string(workspace_id.value()), query.search,
                             query.role.value_or(""), std::to_string(static_cast<int>(query.sort)),
                             std::to_string(static_cast<int>(query.order))});
}

std::string member_cursor(const Services& services, const store::MemberPosition& position,
                          const std::string& place) {
  const auto joined_at = position.joined_at.time_since_epoch().count();
  return services.sealer.seal(
      store::join_fields(
          {position.name_key, position.role, std::to_string(joined_at), position.user_id.value()}),
      place);
}

Result<store::MemberPosition, Refusal> member_position(const Services& services,
                                                       const std::string& cursor,
                                                       const std::string& place) {
  const auto text = services.sealer.open(cursor, place);
  const auto fields = text ? store::split_fields(*text, 4) : std::nullopt;
  if (!fields) return refuse_field("/cursor", Issue{Code::cursor_malformed});
  const std::string& digits = (*fields)[2];
  std::int64_t joined_at = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), joined_at);
  return store::MemberPosition{(*fields)[0], (*fields)[1], Timestamp{Duration{joined_at}},
                               UserId{(*fields)[3]}};
}

}  // namespace

Outcome list_members(Services& services, const http::Request& request) {
  const auto query = decode_member_query(request.query, services.roles);
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto reader = authorize_visitor(services, connection, request, Permission::members_read);
    if (!reader) return Failure{reader.error()};
    if (!query) return refuse(query.error());
    const WorkspaceId id = reader->membership.workspace.id;
    store::MemberPageOrder order{.workspace_id = id,
                                 .words = searched_words(query->search),
                                 .role = query->role,
                                 .sort = query->sort,
                                 .order = query->order,
                                 .limit = query->limit};
    const std::string place = members_place(id, *query);
    if (query->cursor) {
      const auto after = member_position(services, *query->cursor, place);
      if (!after) return Failure{after.error()};
      order.after = *after;
    }
    const store::StoredMemberPage found = store::list_members(connection, order);
    MemberPage page;
    page.items.reserve(found.items.size());
    for (const store::StoredMember& stored : found.items) page.items.push_back(view_of(stored));
    if (found.last) page.next_cursor = member_cursor(services, *found.last, place);
    page.facts = facts_of(services, connection, id, services.clock.now());
    return json_response(200, encode_member_page(page));
  });
}

}  // namespace steward::use_cases
