#include "core/codec/team_facts.hpp"

#include <utility>

#include "core/codec/nested.hpp"
#include "core/codec/team.hpp"

namespace steward::codec {
namespace {

Result<InvitationState, Issue> parse_settled_state(std::string_view text) {
  const auto state = invitation_state_named(text);
  const bool is_settled =
      state && *state != InvitationState::pending && *state != InvitationState::expired;
  if (!is_settled) return Failure{Issue{Code::field_value_unknown}};
  return *state;
}

std::optional<Invitation> invitation_under(Reader& outer, Issues& issues, std::string_view name) {
  return read_object(outer, issues, name, [&](Reader& reader) -> std::optional<Invitation> {
    auto id = reader.text("id");
    const auto email = reader.field("email", parse_email);
    auto display_name = reader.text("display_name");
    auto role = reader.text("role");
    auto inviter = reader.text("inviter");
    const auto invited_at = reader.time("invited_at");
    const auto sent_at = reader.time("sent_at");
    const auto expires_at = reader.time("expires_at");
    std::optional<Settlement> settlement;
    if (reader.has("settlement")) {
      settlement =
          read_object(reader, issues, "settlement", [](Reader& inner) -> std::optional<Settlement> {
            const auto state = inner.field("state", parse_settled_state);
            const auto at = inner.time("at");
            if (!state || !at) return std::nullopt;
            return Settlement{*state, *at};
          });
    }
    if (!id || !email || !display_name || !role || !inviter || !invited_at || !sent_at ||
        !expires_at)
      return std::nullopt;
    return Invitation{InvitationId{std::move(*id)},
                      *email,
                      std::move(*display_name),
                      std::move(*role),
                      UserId{*inviter},
                      *invited_at,
                      *sent_at,
                      *expires_at,
                      settlement};
  });
}

}  // namespace

std::optional<Actor> read_actor(Reader& reader, Issues& issues) {
  return read_object(reader, issues, "actor", [](Reader& inner) -> std::optional<Actor> {
    const auto id = inner.text("user_id");
    const auto role = inner.text("role");
    if (!id || !role) return std::nullopt;
    return Actor{UserId{*id}, *role};
  });
}

std::optional<Member> read_member(Reader& reader, Issues& issues) {
  return read_object(reader, issues, "member", [](Reader& inner) -> std::optional<Member> {
    const auto id = inner.text("user_id");
    const auto role = inner.text("role");
    const auto joined_at = inner.time("joined_at");
    if (!id || !role || !joined_at) return std::nullopt;
    return Member{UserId{*id}, *role, *joined_at};
  });
}

std::optional<TeamFacts> read_team_facts(Reader& reader, Issues& issues) {
  return read_object(reader, issues, "facts", [](Reader& inner) -> std::optional<TeamFacts> {
    const auto members = inner.integer("member_count");
    const auto admins = inner.integer("admin_count");
    const auto pending = inner.integer("pending_count");
    TeamFacts facts;
    const auto pending_max =
        inner.has("pending_max") ? inner.integer("pending_max") : std::optional(facts.pending_max);
    if (inner.has("seat_limit")) facts.seat_limit = inner.integer("seat_limit");
    if (!members || !admins || !pending || !pending_max) return std::nullopt;
    facts.member_count = *members;
    facts.admin_count = *admins;
    facts.pending_count = *pending;
    facts.pending_max = *pending_max;
    return facts;
  });
}

std::optional<Removal> read_removal(Reader& reader, Issues& issues) {
  return read_object(reader, issues, "removal", [](Reader& inner) -> std::optional<Removal> {
    const auto id = inner.text("user_id");
    const auto role = inner.text("role");
    const auto joined_at = inner.time("joined_at");
    const auto removed_at = inner.time("removed_at");
    if (!id || !role || !joined_at || !removed_at) return std::nullopt;
    return Removal{UserId{*id}, *role, *joined_at, *removed_at};
  });
}

std::optional<Invitation> read_invitation(Reader& reader, Issues& issues) {
  return invitation_under(reader, issues, "invitation");
}

std::optional<AddressFacts> read_address_facts(Reader& reader, Issues& issues) {
  return read_object(reader, issues, "address", [&](Reader& inner) -> std::optional<AddressFacts> {
    AddressFacts facts{inner.flag("is_member")};
    if (inner.has("open")) facts.open = invitation_under(inner, issues, "open");
    return facts;
  });
}

}  // namespace steward::codec
