#include "core/codec/workspace.hpp"

#include "core/base/rfc3339.hpp"
#include "core/codec/reader.hpp"

namespace steward::codec {
namespace {

Json pending_json(const PendingBillingEmail& pending) {
  return {{"address", pending.address.text()}, {"expires_at", to_rfc3339(pending.expires_at)}};
}

struct WorkspaceChangeJson {
  Json operator()(const WorkspaceRenamed& change) const {
    return {
        {"change", "workspace_renamed"}, {"from", change.from.value()}, {"to", change.to.value()}};
  }
  Json operator()(const WorkspacePictureChanged& change) const {
    return {{"change", "workspace_picture_changed"},
            {"from", picture_choice_json(change.from)},
            {"to", picture_choice_json(change.to)}};
  }
  Json operator()(const BillingEmailRequested& change) const {
    return {{"change", "billing_email_requested"}, {"to", pending_json(change.pending)}};
  }
  Json operator()(const BillingEmailRequestWithdrawn& change) const {
    return {{"change", "billing_email_request_withdrawn"}, {"from", change.address.text()}};
  }
  Json operator()(const BillingEmailChanged& change) const {
    return {{"change", "billing_email_changed"},
            {"from", change.from.text()},
            {"to", change.to.text()}};
  }
};

}  // namespace

Json change_json(const WorkspaceChange& change) {
  return std::visit(WorkspaceChangeJson{}, change);
}

}  // namespace steward::codec

namespace steward {

Result<WorkspacePatch, Issues> decode_workspace_patch(std::string_view body,
                                                      const IconCatalogue& catalogue) {
  const auto json = codec::parse_object(body);
  if (!json) return Failure{Issues{json.error()}};
  Issues issues;
  codec::Reader reader(*json, issues);
  WorkspacePatch patch{reader.optional_field("name", parse_workspace_name),
                       reader.optional_field("billing_email", parse_email),
                       codec::read_picture_choice(reader, issues, "picture", catalogue)};
  reader.finish();
  if (!issues.empty()) return Failure{std::move(issues)};
  return patch;
}

std::string encode_workspace(const WorkspaceView& view) {
  const Workspace& workspace = view.workspace;
  codec::Json permissions = codec::Json::array();
  for (const Permission permission : view.permissions)
    permissions.emplace_back(name_of(permission));
  codec::Json json = codec::object_of("id", workspace.id.value(), "name", workspace.name.value(),
                                      "picture", codec::picture_view_json(view.picture),
                                      "billing_email", workspace.billing_email.text(), "role",
                                      view.role, "permissions", std::move(permissions));
  if (workspace.billing_email_pending)
    json["billing_email_pending"] = codec::pending_json(*workspace.billing_email_pending);
  return codec::to_text(json);
}

std::string encode_billing_email_confirmed(const WorkspaceName& name, const EmailAddress& address) {
  return codec::to_text({{"workspace_name", name.value()}, {"billing_email", address.text()}});
}

}  // namespace steward
