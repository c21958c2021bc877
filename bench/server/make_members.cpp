// Fills a workspace with members through the server's own tables:
//   steward-make-members DATABASE WORKSPACE COUNT PREFIX
// e.g. /tmp/steward.db 123456789 100000 a; the prefix keeps the people of two teams apart.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <string>

#include "core/base/utf8.hpp"
#include "server/store/accounts.hpp"
#include "server/store/members.hpp"
#include "server/store/store.hpp"

namespace steward {
namespace {

constexpr std::array first_names = {
    "Ada",     "Bj\u00F6rn",  "Carla", "Dmitri", "Elena", "Farid",  "Grace", "Hiro",
    "Ines",    "J\u00FCrgen", "Kofi",  "Lucia",  "Maria", "Noor",   "Oskar", "Priya",
    "Quentin", "Rosa",        "Sven",  "Tomoko", "Uma",   "Viktor", "Wanda", "Yusuf"};
constexpr std::array last_names = {"Abiola", "Baker",    "Chen",   "Dubois", "Eriksen", "Fischer",
                                   "Garcia", "Hopper",   "Ivanov", "Jones",  "Kumar",   "Lovelace",
                                   "Meyer",  "Nakamura", "Okafor", "Petrov", "Quinn",   "Rossi",
                                   "Silva",  "Turing",   "Ueda",   "Vogel",  "Weber",   "Yilmaz"};
constexpr std::array teams = {"sales", "design", "support", "research", "finance", "plant"};
constexpr int members_in_transaction = 5000;

/// A generator of its own, so that every machine makes the same people.
class Chance {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33) % limit;
  }

 private:
  std::uint64_t state_ = 42;
};

struct Plan {
  std::string database;
  WorkspaceId workspace;
  int count;
  std::string prefix;
};

void add_member(store::Connection& connection, const Plan& plan, Chance& chance, int number) {
  const std::string text = std::to_string(number);
  const std::string last = last_names[chance.below(last_names.size())];
  const std::string email = lower_ascii(last) + text + "@" + teams[chance.below(teams.size())] +
                            "." + plan.prefix.substr(0, plan.prefix.find('@')) + ".example.test";
  const AccountName name{std::string(first_names[chance.below(first_names.size())]) + " " + last};
  const UserId id{"usr_" + plan.prefix + text};
  const Timestamp at{Duration{1'700'000'000'000 + number * 1000LL}};
  store::insert_account(connection, {id, parse_email(email).value(), name, "", "en", at});
  store::insert_membership(connection, plan.workspace, id, number % 50 == 0 ? "admin" : "user", at);
}

int run(const Plan& plan) {
  store::Store store(plan.database.starts_with("postgresql:")
                         ? store::postgresql_address(plan.database)
                         : store::sqlite_address(plan.database),
                     1);
  Chance chance;
  for (int begin = 0; begin < plan.count; begin += members_in_transaction) {
    const Chance at_begin = chance;
    store.write([&](store::Connection& connection) {
      chance = at_begin;
      for (int number = begin; number < std::min(begin + members_in_transaction, plan.count);
           ++number)
        add_member(connection, plan, chance, number);
      return true;
    });
  }
  return 0;
}

}  // namespace
}  // namespace steward

int main(int argc, char** argv) {
  if (argc != 5) {
    std::fputs("usage: steward-make-members DATABASE WORKSPACE COUNT PREFIX\n", stderr);
    return 2;
  }
  return steward::run(
      {argv[1], steward::WorkspaceId{std::stoll(argv[2])}, std::stoi(argv[3]), argv[4]});
}
