#include "server/store/member_plan.hpp"

#include "core/base/search.hpp"
#include "core/base/utf8.hpp"
#include "server/store/connection.hpp"
#include "server/store/query.hpp"

namespace steward::store {
namespace {

/// Up to so many entries are sorted for one page, or looked at to tell which word is the rarest.
constexpr Integer sorted_entries_max = 500;

/// No word has control characters: no other word is between one and the same with this behind it.
constexpr char right_behind = '\x01';

/// The largest code point: behind every word that begins with the same letters.
constexpr const char* behind_all = "\xF4\x8F\xBF\xBF";

struct CountEntries {
  explicit CountEntries(soci::session& sql) : query(sql) {
    query.in(workspace_id)
        .in(word)
        .in(end)
        .out(count)
        .prepare(
            "SELECT COUNT(*) FROM (SELECT 1 FROM member_words WHERE workspace_id = :workspace "
            "AND word >= :word AND word < :end LIMIT " +
            std::to_string(sorted_entries_max + 1) + ") AS entries");
  }
  Integer workspace_id = 0;
  std::string word{};
  std::string end{};
  Integer count = 0;
  Query query;
};

bool is_short(const std::string& word) {
  return indexed_beginning(word) == word;
}

/// Entries of a short word have exactly that word, those of a longer one begin with it.
Integer count_entries(Connection& connection, WorkspaceId workspace_id, const std::string& word) {
  auto& entries = connection.prepared<CountEntries>();
  entries.workspace_id = workspace_id.value();
  entries.word = word;
  entries.end = is_short(word) ? word + right_behind : end_of_words(word);
  if (!entries.query.find_one()) return 0;
  return entries.count;
}

struct Choice {
  std::string word{};
  bool is_rare = false;
};

/// The rarest word or, where all are common, the one that says most.
Choice choose_word(Connection& connection, const MemberPageOrder& order) {
  const bool is_in_order = order.sort != MemberSort::joined;
  if (is_in_order && order.words.size() == 1 && is_short(order.words.front()))
    return {order.words.front()};
  Choice chosen;
  Integer least = sorted_entries_max + 1;
  for (const std::string& word : order.words) {
    const Integer count = count_entries(connection, order.workspace_id, word);
    if (count < least) {
      least = count;
      chosen = {word, true};
    } else if (!chosen.is_rare && code_point_count(word) > code_point_count(chosen.word)) {
      chosen.word = word;
    }
  }
  return chosen;
}

std::vector<std::string> roles_of(Connection& connection, const MemberPageOrder& order) {
  if (order.role) return {*order.role};
  if (order.sort != MemberSort::name) return {};
  std::vector<std::string> roles;
  for (const RoleCount& count : count_roles(connection, order.workspace_id))
    if (count.member_count > 0) roles.push_back(count.role);
  return roles;
}

}  // namespace

std::string end_of_words(const std::string& word) {
  return word + behind_all;
}

MemberPlan plan_page(Connection& connection, const MemberPageOrder& order) {
  MemberPlan plan;
  if (order.words.empty()) return plan;
  const Choice chosen = choose_word(connection, order);
  const bool is_entry = is_short(chosen.word);
  if (chosen.is_rare && !is_entry) {
    plan.source = MemberSource::words;
    plan.entry = chosen.word;
  } else if (order.sort != MemberSort::joined || chosen.is_rare) {
    plan.source = MemberSource::beginning;
    plan.entry = indexed_beginning(chosen.word);
    plan.roles = roles_of(connection, order);
  }
  const bool covers_word = plan.source == MemberSource::words || plan.entry == chosen.word;
  for (const std::string& word : order.words)
    if (word != chosen.word || !covers_word) plan.others.push_back(word);
  return plan;
}

}  // namespace steward::store
