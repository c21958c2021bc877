// ADV-3: every role with every permission, and every sequence of up to five commands in a workspace
// of up to three members, by each of them. Built by em++, the same runs under Node.
#include <gtest/gtest.h>

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/access/abilities.hpp"
#include "core/team/invitation.hpp"
#include "core/team/member.hpp"

namespace steward {
namespace {

RoleCatalogue two_roles() {
  return {{{"user", {Permission::workspace_read, Permission::members_read}},
           {"admin",
            {Permission::workspace_read, Permission::members_read, Permission::roles_assign,
             Permission::members_invite, Permission::members_remove}}}};
}

TEST(Abilities, SayWhatAuthorizeSaysForEveryRoleAndPermission) {  // TM-1, TM-2, ADV-3
  const RoleCatalogue roles = two_roles();
  for (const char* role : {"user", "admin", "owner", ""}) {
    const Abilities abilities = abilities_of(roles, role);
    for (std::size_t i = 0; i < permission_count; ++i) {
      const auto permission = static_cast<Permission>(i);
      EXPECT_EQ(abilities.can(permission), authorize(roles, role, permission).has_value())
          << role << " " << name_of(permission);
    }
  }
  EXPECT_TRUE(abilities_of(roles, "admin").include(abilities_of(roles, "user")));
  EXPECT_FALSE(abilities_of(roles, "user").include(abilities_of(roles, "admin")));
}

constexpr std::size_t people = 3;

/// A whole small team: what a store would hold.
struct World {
  std::array<std::optional<std::string>, people> roles{};  ///< of each person, if a member
  std::array<std::optional<Invitation>, people> open{};
  std::array<std::optional<Removal>, people> removed{};
  TeamFacts facts{};  ///< carried along by apply, compared with what is counted
};

UserId user(std::size_t person) {
  return UserId{"usr_" + std::to_string(person)};
}
EmailAddress email(std::size_t person) {
  return parse_email("p" + std::to_string(person) + "@acme.test").value();
}

class Explorer {
 public:
  void explore(const World& world, int commands_left) {
    ++states;
    check(world);
    if (commands_left == 0) return;
    for (std::size_t actor = 0; actor < people; ++actor) {
      if (world.roles[actor]) {
        leave(world, actor, commands_left);
        for (std::size_t person = 0; person < people; ++person)
          act(world, actor, person, commands_left);
      } else if (world.open[actor]) {
        accept(world, actor, commands_left);
      }
    }
  }

  std::int64_t states = 0;
  std::int64_t refused_last_admin = 0;

 private:
  static constexpr Timestamp now{Duration{1'800'000'000'000}};
  const RoleCatalogue roles_ = two_roles();

  Actor actor_of(const World& world, std::size_t person) const {
    return {user(person), *world.roles[person]};
  }
  Member member_of(const World& world, std::size_t person) const {
    return {user(person), *world.roles[person], now};
  }

  void act(const World& world, std::size_t actor, std::size_t person, int left) {
    if (world.roles[person]) {
      for (const char* role : {"user", "admin"}) change(world, actor, person, role, left);
      if (person != actor) remove(world, actor, person, left);
      return;
    }
    for (const char* role : {"user", "admin"}) invite(world, actor, person, role, left);
    if (world.removed[person]) restore(world, actor, person, left);
  }

  void change(const World& world, std::size_t actor, std::size_t person, const char* role,
              int left) {
    const auto decided = decide_change_role(roles_, actor_of(world, actor),
                                            member_of(world, person), role, world.facts);
    if (!allowed(decided, world, actor) || !*decided) return;
    World next = world;
    next.roles[person] = (*decided)->to;
    next.facts = apply(world.facts, roles_, **decided);
    explore(next, left - 1);
  }

  void remove(const World& world, std::size_t actor, std::size_t person, int left) {
    const auto decided = decide_remove_member(roles_, actor_of(world, actor),
                                              member_of(world, person), world.facts, now);
    if (!allowed(decided, world, actor)) return;
    World next = world;
    next.roles[person].reset();
    next.removed[person] = Removal{decided->member, decided->role, now, now};
    next.facts = apply(world.facts, roles_, *decided);
    explore(next, left - 1);
  }

  void leave(const World& world, std::size_t actor, int left) {
    const auto decided = decide_leave(roles_, member_of(world, actor), world.facts);
    if (!decided) {
      EXPECT_EQ(decided.error().code, Code::workspace_last_admin);
      ++refused_last_admin;
      return;
    }
    World next = world;
    next.roles[actor].reset();
    next.facts = apply(world.facts, roles_, *decided);
    explore(next, left - 1);
  }

  void restore(const World& world, std::size_t actor, std::size_t person, int left) {
    const auto decided = decide_restore_member(roles_, actor_of(world, actor),
                                               *world.removed[person], false, world.facts, now);
    if (!allowed(decided, world, actor)) return;
    World next = world;
    next.roles[person] = decided->role;
    next.removed[person].reset();
    next.facts = apply(world.facts, roles_, *decided);
    explore(next, left - 1);
  }

  void invite(const World& world, std::size_t actor, std::size_t person, const char* role,
              int left) {
    const auto decided =
        decide_invite(roles_, actor_of(world, actor), InvitationId{"inv"},
                      {email(person), "", role}, {false, world.open[person]}, world.facts, now);
    if (!allowed(decided, world, actor)) return;
    EXPECT_EQ(decided->replaces.has_value(), world.open[person].has_value());
    World next = world;
    next.open[person] = decided->invitation;
    next.facts.pending_count += decided->replaces ? 0 : 1;
    explore(next, left - 1);
  }

  void accept(const World& world, std::size_t person, int left) {
    const auto& invitation = *world.open[person];
    const auto decided = decide_accept_invitation(roles_, invitation, {email(person), false}, now);
    ASSERT_TRUE(decided);
    EXPECT_EQ(decided->role, invitation.role);  // TM-5
    EXPECT_FALSE(decide_accept_invitation(roles_, apply(invitation, *decided),
                                          {email(person), false}, now));  // once
    World next = world;
    next.roles[person] = decided->role;
    next.open[person].reset();
    next.facts.pending_count -= 1;
    next.facts = apply(next.facts, roles_, MemberRestored{user(person), decided->role, now});
    explore(next, left - 1);
  }

  /// Who assigns no roles changes nobody (TM-8); an admin is refused for the last admin alone.
  template <class Change>
  bool allowed(const Result<Change, Rejection>& decided, const World& world, std::size_t actor) {
    const bool is_admin = *world.roles[actor] == "admin";
    if (decided) {
      EXPECT_TRUE(is_admin);
      return is_admin;
    }
    EXPECT_EQ(decided.error().code,
              is_admin ? Code::workspace_last_admin : Code::role_insufficient);
    if (is_admin) ++refused_last_admin;
    return false;
  }

  // INVARIANT: a workspace has an admin (TM-9), and the counts are those of the team.
  void check(const World& world) const {
    TeamFacts counted;
    for (std::size_t person = 0; person < people; ++person) {
      if (world.roles[person]) ++counted.member_count;
      if (world.roles[person] == "admin") ++counted.admin_count;
      if (world.open[person]) ++counted.pending_count;
    }
    ASSERT_GE(counted.admin_count, 1);
    ASSERT_EQ(counted, world.facts);
  }
};

TEST(Team, IsNeverWithoutAnAdminWhateverFiveCommandsCome) {  // TM-9, ADV-3
  Explorer explorer;
  for (const char* second : {"", "user", "admin"})
    for (const char* third : {"", "user", "admin"}) {
      World world;
      world.roles[0] = "admin";
      if (*second != 0) world.roles[1] = second;
      if (*third != 0) world.roles[2] = third;
      for (const auto& role : world.roles) {
        if (role) ++world.facts.member_count;
        if (role == "admin") ++world.facts.admin_count;
      }
      explorer.explore(world, 5);
    }
  EXPECT_GT(explorer.states, 100'000);
  EXPECT_GT(explorer.refused_last_admin, 1'000);
  RecordProperty("states", static_cast<int>(explorer.states));
}

}  // namespace
}  // namespace steward
