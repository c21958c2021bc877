#include "core/codec/member.hpp"

#include <set>

#include "core/account/email.hpp"
#include "core/base/csv.hpp"
#include "core/base/display_text.hpp"
#include "core/base/rfc3339.hpp"
#include "core/base/utf8.hpp"
#include "core/codec/decode.hpp"
#include "core/codec/problem.hpp"
#include "core/codec/query.hpp"

namespace steward {
namespace {

using codec::Json;
using codec::Reader;

Json member_json(const MemberView& view) {
  return codec::object_of("user_id", view.member.id.value(), "name", view.name.value(), "email",
                          view.email.text(), "picture", codec::picture_view_json(view.picture),
                          "role", view.member.role, "joined_at", to_rfc3339(view.member.joined_at));
}

std::optional<MemberSort> sort_named(std::string_view name) {
  if (name == "name") return MemberSort::name;
  if (name == "joined") return MemberSort::joined;
  if (name == "role") return MemberSort::role;
  return std::nullopt;
}

std::optional<SortOrder> order_named(std::string_view name) {
  if (name == "asc") return SortOrder::ascending;
  if (name == "desc") return SortOrder::descending;
  return std::nullopt;
}

/// Part of a name or an address, as somebody types it.
Result<std::string, Issue> parse_member_search(std::string_view text) {
  if (trimmed(text, " ").empty()) return std::string();
  return parse_display_text(text, email_bytes_max);
}

auto role_parser(const RoleCatalogue& roles) {
  return [&roles](std::string_view text) { return parse_role(roles, text); };
}

/// The ids of a bulk change, none twice: the second would have no result of its own.
std::optional<std::vector<UserId>> read_members(Reader& reader) {
  const Json* const list = reader.array("user_ids");
  if (list == nullptr) return std::nullopt;
  const auto count = static_cast<std::int64_t>(list->size());
  if (count == 0) reader.add("user_ids", Issue{Code::field_missing});
  if (count > members_per_call_max) {
    reader.add("user_ids",
               Issue{Code::members_per_call_too_many,
                     {{ParamName::actual, count}, {ParamName::limit, members_per_call_max}}});
    return std::nullopt;
  }
  std::vector<UserId> members;
  std::set<std::string> seen;
  for (std::size_t i = 0; i < list->size(); ++i) {
    const std::string path = "/" + std::to_string(i);
    const auto* const id = (*list)[i].get_ptr<const std::string*>();
    if (id == nullptr) {
      reader.add("user_ids", Issue{Code::field_type_wrong, {{ParamName::expected, "text"}}, path});
    } else if (!seen.insert(*id).second) {
      reader.add("user_ids", Issue{Code::field_repeated, {}, path});
    } else {
      members.emplace_back(*id);
    }
  }
  return members;
}

}  // namespace

std::string encode_member(const MemberView& view) {
  return codec::to_text(member_json(view));
}

std::string encode_member_page(const MemberPage& page) {
  Json items = Json::array();
  for (const MemberView& view : page.items) items.emplace_back(member_json(view));
  Json json{{"items", std::move(items)},
            {"member_count", page.facts.member_count},
            {"admin_count", page.facts.admin_count},
            {"pending_count", page.facts.pending_count},
            {"pending_max", page.facts.pending_max}};
  if (page.next_cursor) json["next_cursor"] = *page.next_cursor;
  if (page.facts.seat_limit) json["seat_limit"] = *page.facts.seat_limit;
  return codec::to_text(json);
}

Result<MemberQuery, Issues> decode_member_query(std::string_view query,
                                                const RoleCatalogue& roles) {
  return codec::decode_query(query, [&](codec::QueryReader& reader) {
    MemberQuery wanted;
    wanted.search = reader.field("search", parse_member_search).value_or("");
    wanted.role = reader.field("role", role_parser(roles));
    wanted.sort = reader.choice("sort", sort_named).value_or(wanted.sort);
    wanted.order = reader.choice("order", order_named).value_or(wanted.order);
    wanted.cursor = reader.text("cursor");
    wanted.limit = reader.integer("limit", 1, page_size_max).value_or(wanted.limit);
    return wanted;
  });
}

Result<std::string, Issues> decode_role_change(std::string_view body, const RoleCatalogue& roles) {
  return codec::decode(body,
                       [&](Reader& reader) { return reader.field("role", role_parser(roles)); });
}

Result<RoleChanges, Issues> decode_role_changes(std::string_view body, const RoleCatalogue& roles) {
  return codec::decode(body, [&](Reader& reader) -> std::optional<RoleChanges> {
    auto members = read_members(reader);
    auto role = reader.field("role", role_parser(roles));
    if (!members || !role) return std::nullopt;
    return RoleChanges{std::move(*members), std::move(*role)};
  });
}

std::string encode_role_change_results(std::span<const RoleChangeResult> results) {
  Json list = Json::array();
  for (const RoleChangeResult& result : results) {
    Json json{{"user_id", result.member.value()},
              {"outcome", result.refusal   ? "refused"
                          : result.changed ? "changed"
                                           : "unchanged"}};
    if (result.refusal) json["problem"] = codec::rejection_json(*result.refusal);
    list.push_back(std::move(json));
  }
  return codec::to_text({{"results", std::move(list)}});
}

std::string encode_member_csv_head() {
  return csv_row({"name", "email", "role", "joined_at"});
}

std::string encode_member_csv_row(const MemberView& view) {
  return csv_row(
      {view.name.value(), view.email.text(), view.member.role, to_rfc3339(view.member.joined_at)});
}

}  // namespace steward
