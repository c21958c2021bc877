#include "core/audit/describe.hpp"

#include <string>
#include <utility>

namespace steward {
namespace {

AuditTarget target_of(const Workspace& workspace) {
  return {"workspace", std::to_string(workspace.id.value()), workspace.name.value()};
}

/// Which picture, in words that can be compared: no picture is an empty text.
struct PictureText {
  std::string operator()(const NoPicture&) const { return {}; }
  std::string operator()(const IconPicture& icon) const { return icon.icon + " " + icon.color; }
  std::string operator()(const UploadedPicture& picture) const { return picture.id.value(); }
};
std::optional<std::string> text_of(const PictureChoice& picture) {
  std::string text = std::visit(PictureText{}, picture);
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

struct Described {
  const Workspace& workspace;

  [[nodiscard]] AuditDescription one(const char* action, FieldChange change) const {
    return {action, {target_of(workspace)}, {std::move(change)}};
  }
  AuditDescription operator()(const WorkspaceRenamed& change) const {
    return one("workspace.update", {"name", change.from.value(), change.to.value()});
  }
  AuditDescription operator()(const WorkspacePictureChanged& change) const {
    return one("workspace.update", {"picture", text_of(change.from), text_of(change.to)});
  }
  AuditDescription operator()(const BillingEmailRequested& change) const {
    return one("billing_email.request",
               {"billing_email_pending", std::nullopt, change.pending.address.text()});
  }
  AuditDescription operator()(const BillingEmailRequestWithdrawn& change) const {
    return one("billing_email.withdraw",
               {"billing_email_pending", change.address.text(), std::nullopt});
  }
  AuditDescription operator()(const BillingEmailChanged& change) const {
    return one("billing_email.change", {"billing_email", change.from.text(), change.to.text()});
  }
};

}  // namespace

AuditDescription describe_workspace_created(const Workspace& workspace) {
  return {"workspace.create",
          {target_of(workspace)},
          {{"name", std::nullopt, workspace.name.value()},
           {"billing_email", std::nullopt, workspace.billing_email.text()}}};
}

AuditDescription describe(const WorkspaceChange& change, const Workspace& workspace) {
  return std::visit(Described{workspace}, change);
}

AuditDescription describe_audit_exported(std::string_view format) {
  return {"audit.export", {}, {{"format", std::nullopt, std::string(format)}}};
}

AuditDescription describe_denied(Permission permission, const AuditTarget& target) {
  return {
      "access.deny", {target}, {{"permission", std::nullopt, std::string(name_of(permission))}}};
}

}  // namespace steward
