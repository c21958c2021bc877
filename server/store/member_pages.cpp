#include "server/store/member_pages.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <tuple>

#include "server/store/connection.hpp"
#include "server/store/member_columns.hpp"
#include "server/store/member_plan.hpp"

namespace steward::store {
namespace {

/// Members of one role are sorted by role where they are sorted by name.
MemberSort sort_of(const MemberPageOrder& order) {
  return order.role && order.sort == MemberSort::role ? MemberSort::name : order.sort;
}

/// The columns that a list is sorted by, of the table that has them in that order.
std::vector<std::string> sort_columns(MemberSort sort, const std::string& table) {
  std::vector<std::string> columns;
  if (sort == MemberSort::joined) columns.push_back(table + ".joined_at");
  if (sort == MemberSort::role) columns.push_back(table + ".role");
  if (sort != MemberSort::joined) columns.push_back(table + ".name_key");
  columns.push_back(table + ".user_id");
  return columns;
}

std::string joined_by_commas(const std::vector<std::string>& parts, const std::string& behind) {
  std::string joined;
  for (const std::string& part : parts)
    joined.append(joined.empty() ? "" : ", ").append(part).append(behind);
  return joined;
}

/// One kind of page, prepared once per connection: what is bound are its variables.
class PageStatement {
 public:
  PageStatement(soci::session& sql, const MemberPageOrder& order, const MemberPlan& plan)
      : roles_(std::max<std::size_t>(plan.roles.size(), 1)),
        patterns_(plan.others.size()),
        query(sql) {
    columns.read(query.out(name_key));
    text_ = "SELECT m.name_key, " + MemberColumns::names() + " FROM (";
    add_lists(order, plan);
    text_ += std::string(") AS m") + with_user;
    add_order(order, "m");
    query.prepare(text_);
  }

  void bind(const MemberPageOrder& order, const MemberPlan& plan) {
    workspace_id_ = order.workspace_id.value();
    limit_ = order.limit + 1;
    if (order.role) roles_.front() = *order.role;
    for (std::size_t at = 0; at < plan.roles.size(); ++at) roles_[at] = plan.roles[at];
    entry_ = plan.entry;
    entry_end_ = end_of_words(plan.entry);
    // Words hold letters and digits only, so nothing in them is a sign of the pattern.
    for (std::size_t at = 0; at < patterns_.size(); ++at)
      patterns_[at] = "% " + plan.others[at] + "%";
    if (!order.after) return;
    after_name_ = order.after->name_key;
    after_role_ = order.after->role;
    after_joined_ = to_integer(order.after->joined_at);
    after_user_ = order.after->user_id.value();
  }

 private:
  // The text and its variables grow together: they are bound in the order of the text.
  template <class T>
  void add(const char* text, const T& value) {
    query.in(value);
    text_.append(text).append(":v").append(std::to_string(++variable_count_));
  }

  void add_order(const MemberPageOrder& order, const std::string& table) {
    const std::string direction = order.order == SortOrder::ascending ? "" : " DESC";
    text_ += " ORDER BY " + joined_by_commas(sort_columns(sort_of(order), table), direction);
    add(" LIMIT ", limit_);
  }

  /// The first members of each role, which the statement around it puts in one order.
  void add_lists(const MemberPageOrder& order, const MemberPlan& plan) {
    if (plan.roles.size() < 2) return add_list(order, plan, roles_.front());
    for (std::size_t at = 0; at < plan.roles.size(); ++at) {
      text_ += at == 0 ? "SELECT * FROM (" : " UNION ALL SELECT * FROM (";
      add_list(order, plan, roles_[at]);
      text_ += ") AS list" + std::to_string(at);
    }
  }

  void add_list(const MemberPageOrder& order, const MemberPlan& plan, const std::string& role) {
    const bool has_role = order.role.has_value() || !plan.roles.empty();
    const bool is_indexed = plan.source != MemberSource::members;
    // The index has all that a page is picked by but the words beside the first one.
    const bool has_members = !is_indexed || !patterns_.empty();
    const std::string table = is_indexed ? "w" : "m";
    text_ += "SELECT " + table + ".user_id, " + table + ".role, " + table + ".joined_at, " + table +
             ".name_key FROM ";
    if (plan.source == MemberSource::words) add_words();
    if (plan.source == MemberSource::beginning) text_ += "member_words w";
    if (is_indexed && has_members) text_ += " CROSS JOIN ";
    if (has_members) text_ += "memberships m";
    text_ += " WHERE ";
    add((table + ".workspace_id = ").c_str(), workspace_id_);
    if (plan.source == MemberSource::beginning) add(" AND w.word = ", entry_);
    if (has_role) add((" AND " + table + ".role = ").c_str(), role);
    if (order.after) add_position(order, table);
    if (is_indexed && has_members)
      text_ += " AND m.workspace_id = w.workspace_id AND m.user_id = w.user_id";
    for (const std::string& pattern : patterns_) add(" AND m.words LIKE ", pattern);
    add_order(order, table);
  }

  /// One row for each member, however many of their words begin so.
  void add_words() {
    text_ += "(SELECT DISTINCT workspace_id, role, name_key, user_id, joined_at FROM member_words";
    add(" WHERE workspace_id = ", workspace_id_);
    add(" AND word >= ", entry_);
    add(" AND word < ", entry_end_);
    text_ += ") AS w";
  }

  void add_position(const MemberPageOrder& order, const std::string& table) {
    const MemberSort sort = sort_of(order);
    text_ += " AND (" + joined_by_commas(sort_columns(sort, table), "") + ")";
    text_ += order.order == SortOrder::ascending ? " > (" : " < (";
    if (sort == MemberSort::joined) add("", after_joined_);
    if (sort == MemberSort::role) add("", after_role_);
    if (sort != MemberSort::joined) add(sort == MemberSort::role ? ", " : "", after_name_);
    add(", ", after_user_);
    text_ += ")";
  }

  std::string text_{};
  Integer workspace_id_ = 0;
  std::string entry_{};
  std::string entry_end_{};
  std::vector<std::string> roles_;
  std::string after_name_{};
  std::string after_role_{};
  std::string after_user_{};
  Integer after_joined_ = 0;
  std::vector<std::string> patterns_;
  Integer limit_ = 0;
  int variable_count_ = 0;

 public:
  std::string name_key{};
  MemberColumns columns{};
  Query query;
};

/// The prepared pages of a connection by their kind.
class PageStatements {
 public:
  explicit PageStatements(soci::session& sql) : sql_(sql) {}

  [[nodiscard]] PageStatement& prepared(const MemberPageOrder& order, const MemberPlan& plan) {
    const Kind kind{order.sort,  order.order,       order.role.has_value(), order.after.has_value(),
                    plan.source, plan.roles.size(), plan.others.size()};
    std::unique_ptr<PageStatement>& slot = statements_[kind];
    if (!slot) slot = std::make_unique<PageStatement>(sql_, order, plan);
    return *slot;
  }

 private:
  using Kind =
      std::tuple<MemberSort, SortOrder, bool, bool, MemberSource, std::size_t, std::size_t>;
  soci::session& sql_;
  std::map<Kind, std::unique_ptr<PageStatement>> statements_{};
};

}  // namespace

StoredMemberPage list_members(Connection& connection, const MemberPageOrder& order) {
  const MemberPlan plan = plan_page(connection, order);
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
