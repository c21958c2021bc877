#pragma once

#include <optional>

#include "core/codec/reader.hpp"
#include "core/team/invitation.hpp"
#include "core/team/member.hpp"

namespace steward::codec {

// What a call to a rule of the team gives, each under its own name in `reader`. Nothing where an
// issue was added.

/// `actor: {user_id, role}`
[[nodiscard]] std::optional<Actor> read_actor(Reader& reader, Issues& issues);
/// `member: {user_id, role, joined_at}`
[[nodiscard]] std::optional<Member> read_member(Reader& reader, Issues& issues);
/// `facts: {member_count, admin_count, pending_count, pending_max?, seat_limit?}`
[[nodiscard]] std::optional<TeamFacts> read_team_facts(Reader& reader, Issues& issues);
/// `removal: {user_id, role, joined_at, removed_at}`
[[nodiscard]] std::optional<Removal> read_removal(Reader& reader, Issues& issues);
/// `invitation: {id, email, display_name, role, inviter, invited_at, sent_at, expires_at,
/// settlement?: {state, at}}`
[[nodiscard]] std::optional<Invitation> read_invitation(Reader& reader, Issues& issues);
/// `address: {is_member?, open?: invitation}`
[[nodiscard]] std::optional<AddressFacts> read_address_facts(Reader& reader, Issues& issues);

}  // namespace steward::codec
