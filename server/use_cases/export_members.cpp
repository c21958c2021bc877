#include <memory>

#include "core/codec/member.hpp"
#include "server/store/member_pages.hpp"
#include "server/use_cases/team.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

/// The members on their way into a file: page by page, so that their number costs no memory.
class MemberExport {
 public:
  MemberExport(Services& services, WorkspaceId workspace_id)
      : services_(services), order_{.workspace_id = workspace_id, .limit = page_size_max} {}

  std::string next_piece() {
    if (is_done_) return {};
    std::string piece = order_.after ? "" : encode_member_csv_head();
    const store::StoredMemberPage page = services_.store.read(
        [&](store::Connection& connection) { return store::list_members(connection, order_); });
    for (const store::StoredMember& stored : page.items)
      piece += encode_member_csv_row(view_of(stored));
    order_.after = page.last;
    is_done_ = !page.last;
    return piece;
  }

 private:
  Services& services_;
  store::MemberPageOrder order_;
  bool is_done_ = false;
};

}  // namespace

Outcome export_members(Services& services, const http::Request& request) {
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto reader = authorize_visitor(services, connection, request, Permission::members_read);
    if (!reader) return Failure{reader.error()};
    const WorkspaceId id = reader->membership.workspace.id;
    const auto made = std::make_shared<MemberExport>(services, id);
    const std::string file = "members-" + std::to_string(id.value()) + ".csv";
    return http::Response{
        .status = 200,
        .headers = {{"Content-Type", "text/csv; charset=utf-8"},
                    {"Content-Disposition", "attachment; filename=\"" + file + "\""}},
        .next_piece = [made] { return made->next_piece(); }};
  });
}

}  // namespace steward::use_cases
