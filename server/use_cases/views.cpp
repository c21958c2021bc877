#include "server/use_cases/views.hpp"

#include "core/codec/account.hpp"
#include "core/codec/workspace.hpp"

namespace steward::use_cases {

std::string picture_url(const PictureId& id) {
  return "/pictures/" + id.value();
}

PictureView view_of(const PictureChoice& choice, const std::optional<store::UploadFacts>& upload) {
  const auto* chosen = std::get_if<UploadedPicture>(&choice);
  if (chosen == nullptr || !upload) return {choice, std::nullopt};
  return {choice,
          UploadView{picture_url(chosen->id), upload->format, upload->width, upload->height}};
}

std::string account_document(const store::StoredAccount& stored) {
  return encode_account(stored.account, view_of(stored.account.picture, stored.upload));
}

std::string workspace_document(const Services& services, const store::StoredMembership& stored) {
  return encode_workspace({stored.workspace, view_of(stored.workspace.picture, stored.upload),
                           stored.role, permissions_of(services.roles, stored.role)});
}

std::vector<WorkspaceEntry> workspace_entries(store::Connection& connection,
                                              const UserId& user_id) {
  std::vector<WorkspaceEntry> entries;
  for (const store::StoredMembership& membership : store::list_memberships(connection, user_id)) {
    const Workspace& workspace = membership.workspace;
    entries.push_back({workspace.id, workspace.name, view_of(workspace.picture, membership.upload),
                       membership.role});
  }
  return entries;
}

std::string session_document(store::Connection& connection, const store::StoredAccount& account,
                             const Session& session) {
  return encode_session({account.account, view_of(account.account.picture, account.upload),
                         workspace_entries(connection, account.account.id), session});
}

}  // namespace steward::use_cases
