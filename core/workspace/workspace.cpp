#include "core/workspace/workspace.hpp"

#include <utility>

#include "core/account/link.hpp"

namespace steward {
namespace {

bool same(const EmailAddress& a, const EmailAddress& b) {
  return a.key() == b.key();
}

std::optional<WorkspaceChange> billing_email_change(const Workspace& workspace,
                                                    const EmailAddress& wanted, Timestamp now) {
  const auto& pending = workspace.billing_email_pending;
  if (same(wanted, workspace.billing_email)) {
    if (!pending) return std::nullopt;
    return BillingEmailRequestWithdrawn{pending->address};
  }
  if (pending && same(wanted, pending->address) && now < pending->expires_at) return std::nullopt;
  return BillingEmailRequested{{wanted, now + link_validity(LinkPurpose::billing_email)}};
}

struct Applied {
  Workspace workspace;
  Workspace operator()(const WorkspaceRenamed& change) {
    workspace.name = change.to;
    return std::move(workspace);
  }
  Workspace operator()(const WorkspacePictureChanged& change) {
    workspace.picture = change.to;
    return std::move(workspace);
  }
  Workspace operator()(const BillingEmailRequested& change) {
    workspace.billing_email_pending = change.pending;
    return std::move(workspace);
  }
  Workspace operator()(const BillingEmailRequestWithdrawn&) {
    workspace.billing_email_pending.reset();
    return std::move(workspace);
  }
  Workspace operator()(const BillingEmailChanged& change) {
    workspace.billing_email = change.to;
    workspace.billing_email_pending.reset();
    return std::move(workspace);
  }
};

}  // namespace

Result<WorkspaceChanges, Rejection> decide_update_workspace(const Workspace& workspace,
                                                            const WorkspacePatch& patch,
                                                            const RoleCatalogue& roles,
                                                            std::string_view role, Timestamp now) {
  if (patch.name || patch.picture) {
    const Authorization edit = authorize(roles, role, Permission::workspace_edit);
    if (!edit) return Failure{edit.error()};
  }
  if (patch.billing_email) {
    const Authorization billing = authorize(roles, role, Permission::billing_edit);
    if (!billing) return Failure{billing.error()};
  }
  WorkspaceChanges changes;
  if (patch.name && *patch.name != workspace.name)
    changes.emplace_back(WorkspaceRenamed{workspace.name, *patch.name});
  if (patch.billing_email) {
    if (auto change = billing_email_change(workspace, *patch.billing_email, now))
      changes.push_back(std::move(*change));
  }
  if (patch.picture && *patch.picture != workspace.picture)
    changes.emplace_back(WorkspacePictureChanged{workspace.picture, *patch.picture});
  return changes;
}

Result<BillingEmailChanged, Rejection> decide_confirm_billing_email(const Workspace& workspace,
                                                                    const EmailAddress& address,
                                                                    Timestamp now) {
  const auto& pending = workspace.billing_email_pending;
  if (!pending || !same(pending->address, address)) return Failure{Rejection{Code::link_replaced}};
  if (now >= pending->expires_at) return Failure{Rejection{Code::link_expired}};
  return BillingEmailChanged{workspace.billing_email, pending->address};
}

Workspace apply(Workspace workspace, const WorkspaceChange& change) {
  return std::visit(Applied{std::move(workspace)}, change);
}

}  // namespace steward
