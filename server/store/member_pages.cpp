#include "server/store/member_pages.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <tuple>

#include "server/store/connection.hpp"
#include "server/store/member_columns.hpp"

namespace steward::store {
namespace {

/// Up to so many entries of the word index are sorted for one page; where a word has more, members
/// are read in the order asked for until enough of them match, which is soon.
constexpr Integer sorted_matches_max = 1000;

/// The largest code point: behind every word that begins with the same letters.
constexpr const char* behind_all = "\xF4\x8F\xBF\xBF";

/// The words that begin with `word`: [word, end).
std::string end_of(const std::string& word) {
  return word + behind_all;
}

struct CountMatches {
  explicit CountMatches(soci::session& sql) : query(sql) {
    query.in(workspace_id)
        .in(word)
        .in(end)
        .out(count)
        .prepare(
            "SELECT COUNT(*) FROM (SELECT 1 FROM member_words WHERE workspace_id = :workspace "
            "AND word >= :word AND word < :end LIMIT " +
            std::to_string(sorted_matches_max + 1) + ") AS matches");
  }
  Integer workspace_id = 0;
  std::string word{};
  std::string end{};
  Integer count = 0;
  Query query;
};

Integer count_matches(Connection& connection, WorkspaceId workspace_id, const std::string& word) {
  auto& matches = connection.prepared<CountMatches>();
  matches.workspace_id = workspace_id.value();
  matches.word = word;
  matches.end = end_of(word);
  if (!matches.query.find_one()) return 0;
  return matches.count;
}

/// The word to search by where one is rare enough, and the words to filter by.
struct SearchPlan {
  std::optional<std::string> rarest{};
  std::vector<std::string> others{};
};

SearchPlan plan_search(Connection& connection, const MemberPageOrder& order) {
  SearchPlan plan;
  Integer least = sorted_matches_max + 1;
  for (const std::string& word : order.words) {
    const Integer count = count_matches(connection, order.workspace_id, word);
    if (count >= least) continue;
    least = count;
    plan.rarest = word;
  }
  for (const std::string& word : order.words)
    if (word != plan.rarest) plan.others.push_back(word);
  return plan;
}

std::string sort_columns(MemberSort sort, SortOrder order) {
  const std::string direction = order == SortOrder::ascending ? "" : " DESC";
  std::string last = "m.user_id" + direction;
  switch (sort) {
    case MemberSort::name:
      return "m.name_key" + direction + ", " + last;
    case MemberSort::joined:
      return "m.joined_at" + direction + ", " + last;
    case MemberSort::role:
      return "m.role" + direction + ", m.name_key" + direction + ", " + last;
  }
  return last;
}

std::string position_columns(MemberSort sort) {
  switch (sort) {
    case MemberSort::name:
      return "(m.name_key, m.user_id)";
    case MemberSort::joined:
      return "(m.joined_at, m.user_id)";
    case MemberSort::role:
      return "(m.role, m.name_key, m.user_id)";
  }
  return {};
}

/// One kind of page, prepared once per connection: what is bound are its variables.
struct PageStatement {
  PageStatement(soci::session& sql, const MemberPageOrder& order, const SearchPlan& plan)
      : patterns(plan.others.size()), query(sql) {
    columns.read(query.out(name_key));
    query.prepare(text(order, plan));
  }

  [[nodiscard]] std::string text(const MemberPageOrder& order, const SearchPlan& plan) {
    std::string from = "memberships m";
    if (plan.rarest) {
      from =
          "(SELECT DISTINCT user_id FROM member_words WHERE workspace_id = :searched "
          "AND word >= :word AND word < :word_end) AS w CROSS JOIN memberships m";
      query.in(workspace_id).in(word).in(word_end);
    }
    std::string where = " WHERE m.workspace_id = :workspace";
    query.in(workspace_id);
    if (plan.rarest) where += " AND m.user_id = w.user_id";
    if (order.role) {
      where += " AND m.role = :role";
      query.in(role);
    }
    if (order.after) where += after_text(order);
    for (std::size_t at = 0; at < patterns.size(); ++at) {
      where += " AND m.words LIKE :pattern" + std::to_string(at);
      query.in(patterns[at]);
    }
    query.in(limit);
    const std::string sorted = " ORDER BY " + sort_columns(order.sort, order.order);
    const std::string picked = "SELECT m.user_id, m.role, m.joined_at, m.name_key FROM " + from +
                               where + sorted + " LIMIT :limit";
    return "SELECT m.name_key, " + MemberColumns::names() + " FROM (" + picked + ") AS m" +
           with_user + sorted;
  }

  [[nodiscard]] std::string after_text(const MemberPageOrder& order) {
    const char* const comparison = order.order == SortOrder::ascending ? " > " : " < ";
    std::string values = ":after_user)";
    if (order.sort == MemberSort::joined) {
      values = "(:after_joined, " + values;
      query.in(after_joined);
    } else {
      values = ":after_name, " + values;
      if (order.sort == MemberSort::role) {
        values = ":after_role, " + values;
        query.in(after_role);
      }
      values = "(" + values;
      query.in(after_name);
    }
    query.in(after_user);
    return " AND " + position_columns(order.sort) + comparison + values;
  }

  void bind(const MemberPageOrder& order, const SearchPlan& plan) {
    workspace_id = order.workspace_id.value();
    limit = order.limit + 1;
    role = order.role.value_or("");
    if (plan.rarest) {
      word = *plan.rarest;
      word_end = end_of(word);
    }
    // Words hold letters and digits only, so nothing in them is a sign of the pattern.
    for (std::size_t at = 0; at < patterns.size(); ++at)
      patterns[at] = "% " + plan.others[at] + "%";
    if (!order.after) return;
    after_name = order.after->name_key;
    after_role = order.after->role;
    after_joined = to_integer(order.after->joined_at);
    after_user = order.after->user_id.value();
  }

  Integer workspace_id = 0;
  std::string word{};
  std::string word_end{};
  std::string role{};
  std::string after_name{};
  std::string after_role{};
  std::string after_user{};
  Integer after_joined = 0;
  std::vector<std::string> patterns;
  Integer limit = 0;
  std::string name_key{};
  MemberColumns columns{};
  Query query;
};

/// The prepared pages of a connection by their kind.
class PageStatements {
 public:
  explicit PageStatements(soci::session& sql) : sql_(sql) {}

  [[nodiscard]] PageStatement& prepared(const MemberPageOrder& order, const SearchPlan& plan) {
    const Kind kind{order.sort,
                    order.order,
                    order.role.has_value(),
                    order.after.has_value(),
                    plan.rarest.has_value(),
                    plan.others.size()};
    std::unique_ptr<PageStatement>& slot = statements_[kind];
    if (!slot) slot = std::make_unique<PageStatement>(sql_, order, plan);
    return *slot;
  }

 private:
  using Kind = std::tuple<MemberSort, SortOrder, bool, bool, bool, std::size_t>;
  soci::session& sql_;
  std::map<Kind, std::unique_ptr<PageStatement>> statements_{};
};

}  // namespace

StoredMemberPage list_members(Connection& connection, const MemberPageOrder& order) {
  const SearchPlan plan = plan_search(connection, order);
  PageStatement& page = connection.prepared<PageStatements>().prepared(order, plan);
  page.bind(order, plan);
  StoredMemberPage found;
  bool follow_more = false;
  page.query.for_each([&] {
    if (static_cast<std::int64_t>(found.items.size()) == order.limit) {
      follow_more = true;
      return;
    }
    found.items.push_back(page.columns.member());
    found.last = MemberPosition{page.name_key, page.columns.role,
                                to_timestamp(page.columns.joined_at), UserId{page.columns.user_id}};
  });
  if (!follow_more) found.last.reset();
  return found;
}

}  // namespace steward::store
