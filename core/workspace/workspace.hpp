#pragma once

#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "core/access/roles.hpp"
#include "core/account/email.hpp"
#include "core/base/ids.hpp"
#include "core/base/timestamp.hpp"
#include "core/picture/choice.hpp"
#include "core/workspace/name.hpp"

namespace steward {

/// An address that is not used for billing until someone there confirms it (W2).
struct PendingBillingEmail {
  EmailAddress address;
  Timestamp expires_at;
  friend bool operator==(const PendingBillingEmail&, const PendingBillingEmail&) = default;
};

/// The tenant.
struct Workspace {
  WorkspaceId id;
  WorkspaceName name;
  PictureChoice picture;
  EmailAddress billing_email;
  std::optional<PendingBillingEmail> billing_email_pending;
  friend bool operator==(const Workspace&, const Workspace&) = default;
};

/// What Save sends (WS-3): only the fields that are to change.
struct WorkspacePatch {
  std::optional<WorkspaceName> name;
  std::optional<EmailAddress> billing_email;
  std::optional<PictureChoice> picture;
};

struct WorkspaceRenamed {
  WorkspaceName from;
  WorkspaceName to;
  friend bool operator==(const WorkspaceRenamed&, const WorkspaceRenamed&) = default;
};
struct WorkspacePictureChanged {
  PictureChoice from;
  PictureChoice to;
  friend bool operator==(const WorkspacePictureChanged&, const WorkspacePictureChanged&) = default;
};
/// Asks the new address for its consent; replaces an earlier request.
struct BillingEmailRequested {
  PendingBillingEmail pending;
  friend bool operator==(const BillingEmailRequested&, const BillingEmailRequested&) = default;
};
struct BillingEmailRequestWithdrawn {
  EmailAddress address;
  friend bool operator==(const BillingEmailRequestWithdrawn&,
                         const BillingEmailRequestWithdrawn&) = default;
};
struct BillingEmailChanged {
  EmailAddress from;
  EmailAddress to;
  friend bool operator==(const BillingEmailChanged&, const BillingEmailChanged&) = default;
};
using WorkspaceChange =
    std::variant<WorkspaceRenamed, WorkspacePictureChanged, BillingEmailRequested,
                 BillingEmailRequestWithdrawn, BillingEmailChanged>;
using WorkspaceChanges = std::vector<WorkspaceChange>;

/// The changes a patch makes, in the order of its fields; a field that stays as it is makes none.
/// A new billing email becomes a request; the address in use withdraws a pending one; the pending
/// one again makes no change. Compared by EmailAddress::key.
/// Fails, first match wins (WS-7): `role_insufficient` for `workspace_edit` (name, picture), then
/// for `billing_edit` (billing email).
[[nodiscard]] Result<WorkspaceChanges, Rejection> decide_update_workspace(
    const Workspace& workspace, const WorkspacePatch& patch, const RoleCatalogue& roles,
    std::string_view role, Timestamp now);

/// The new address has consented. Fails: `link_replaced` when `address` is no longer the pending
/// one, `link_expired` when now ≥ its expires_at.
[[nodiscard]] Result<BillingEmailChanged, Rejection> decide_confirm_billing_email(
    const Workspace& workspace, const EmailAddress& address, Timestamp now);

[[nodiscard]] Workspace apply(Workspace workspace, const WorkspaceChange& change);

}  // namespace steward
