#include <array>

#include "core/codec/rules.hpp"
#include "core/codec/team.hpp"
#include "core/codec/team_facts.hpp"

namespace steward::codec {
namespace {

/// A decision that may change nothing answers the change or null.
template <class Change>
Json show(const std::optional<Change>& change) {
  return change ? change_json(*change) : Json();
}
template <class Change>
Json show(const Change& change) {
  return change_json(change);
}
template <class Change>
Answer decision(const Result<Change, Rejection>& result) {
  return answer(result, [](const Change& change) { return show(change); });
}

/// What most requests of the team are decided by.
struct Team {
  const RoleCatalogue* roles;
  std::optional<Actor> actor;
  std::optional<TeamFacts> facts;

  explicit Team(Call& call)
      : roles(roles_of(call)),
        actor(read_actor(call.given, call.issues)),
        facts(read_team_facts(call.given, call.issues)) {}
  explicit operator bool() const { return roles && actor && facts; }
};

Answer ask_change_role(Call& call) {
  const Team team(call);
  const auto member = read_member(call.given, call.issues);
  const auto role = call.when.text("role");
  if (!team || !member || !role) return nothing;
  return decision(decide_change_role(*team.roles, *team.actor, *member, *role, *team.facts));
}

Answer ask_remove_member(Call& call) {
  const Team team(call);
  const auto member = read_member(call.given, call.issues);
  const auto now = call.required_now();
  if (!team || !member || !now) return nothing;
  return decision(decide_remove_member(*team.roles, *team.actor, *member, *team.facts, *now));
}

Answer ask_leave(Call& call) {
  const auto* const roles = roles_of(call);
  const auto member = read_member(call.given, call.issues);
  const auto facts = read_team_facts(call.given, call.issues);
  if (!roles || !member || !facts) return nothing;
  return decision(decide_leave(*roles, *member, *facts));
}

Answer ask_restore_member(Call& call) {
  const Team team(call);
  const auto removal = read_removal(call.given, call.issues);
  const bool is_member = call.given.flag("is_member");
  const auto now = call.required_now();
  if (!team || !removal || !now) return nothing;
  return decision(
      decide_restore_member(*team.roles, *team.actor, *removal, is_member, *team.facts, *now));
}

Answer ask_invite(Call& call) {
  const Team team(call);
  const auto address = read_address_facts(call.given, call.issues);
  const auto id = call.when.text("id");
  const auto email = call.when.field("email", parse_email);
  const auto display_name = call.when.optional_text("display_name");
  const auto role = call.when.text("role");
  const auto now = call.required_now();
  if (!team || !address || !id || !email || !role || !now) return nothing;
  const InvitationOffer offer{*email, display_name.value_or(""), *role};
  return decision(decide_invite(*team.roles, *team.actor, InvitationId{*id}, offer, *address,
                                *team.facts, *now));
}

Answer ask_resend_invitation(Call& call) {
  const Team team(call);
  const auto invitation = read_invitation(call.given, call.issues);
  const auto now = call.required_now();
  if (!team || !invitation || !now) return nothing;
  return decision(
      decide_resend_invitation(*team.roles, *team.actor, *invitation, *team.facts, *now));
}

Answer ask_restore_invitation(Call& call) {
  const Team team(call);
  const auto invitation = read_invitation(call.given, call.issues);
  const auto address = read_address_facts(call.given, call.issues);
  const auto now = call.required_now();
  if (!team || !invitation || !address || !now) return nothing;
  return decision(decide_restore_invitation(*team.roles, *team.actor, *invitation, *address,
                                            *team.facts, *now));
}

/// The two requests that no count decides.
template <auto Decide>
Answer ask_of_invitation(Call& call) {
  const auto* const roles = roles_of(call);
  const auto actor = read_actor(call.given, call.issues);
  const auto invitation = read_invitation(call.given, call.issues);
  const auto now = call.required_now();
  if (!roles || !actor || !invitation || !now) return nothing;
  return decision(Decide(*roles, *actor, *invitation, *now));
}

Answer ask_accept_invitation(Call& call) {
  const auto* const roles = roles_of(call);
  const auto invitation = read_invitation(call.given, call.issues);
  const bool is_member = call.given.flag("is_member");
  const auto email = call.when.field("email", parse_email);
  const auto now = call.required_now();
  if (!roles || !invitation || !email || !now) return nothing;
  return decision(decide_accept_invitation(*roles, *invitation, {*email, is_member}, *now));
}

Answer ask_decline_invitation(Call& call) {
  const auto invitation = read_invitation(call.given, call.issues);
  const auto now = call.required_now();
  if (!invitation || !now) return nothing;
  return decision(decide_decline_invitation(*invitation, *now));
}

std::vector<std::string> optional_texts(Reader& reader, std::string_view name) {
  std::vector<std::string> texts;
  if (!reader.has(name)) return texts;
  const Json* const list = reader.array(name);
  for (std::size_t i = 0; list != nullptr && i < list->size(); ++i)
    if (const auto* text = (*list)[i].get_ptr<const std::string*>()) texts.push_back(*text);
  return texts;
}

Answer ask_sort_invitees(Call& call) {
  const KnownAddresses known{optional_texts(call.given, "members"),
                             optional_texts(call.given, "invited")};
  const auto text = call.when.text("text");
  if (!text) return nothing;
  return answer(sort_invitees(*text, known), [](const std::vector<Invitee>& invitees) {
    Json json = Json::array();
    for (const Invitee& invitee : invitees) json.push_back(invitee_json(invitee));
    return json;
  });
}

constexpr auto team_page = std::to_array<Rule>({
    {"decide_change_role", ask_change_role},
    {"decide_remove_member", ask_remove_member},
    {"decide_leave", ask_leave},
    {"decide_invite", ask_invite},
    {"sort_invitees", ask_sort_invitees},
});

constexpr auto team_other = std::to_array<Rule>({
    {"decide_restore_member", ask_restore_member},
    {"decide_resend_invitation", ask_resend_invitation},
    {"decide_revoke_invitation", ask_of_invitation<decide_revoke_invitation>},
    {"decide_restore_invitation", ask_restore_invitation},
    {"decide_copy_invitation_link", ask_of_invitation<decide_copy_invitation_link>},
    {"decide_accept_invitation", ask_accept_invitation},
    {"decide_decline_invitation", ask_decline_invitation},
});

}  // namespace

Rules team_page_rules() {
  return team_page;
}

Rules team_other_rules() {
  return team_other;
}

}  // namespace steward::codec
