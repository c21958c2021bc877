#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/codec/picture.hpp"
#include "core/codec/session.hpp"
#include "server/services.hpp"
#include "server/store/sessions.hpp"
#include "server/store/workspaces.hpp"

namespace steward::use_cases {

/// Where a picture is served.
[[nodiscard]] std::string picture_url(const PictureId& id);
[[nodiscard]] PictureView view_of(const PictureChoice& choice,
                                  const std::optional<store::UploadFacts>& upload);

/// JSON as the codec spells it.
[[nodiscard]] std::string account_document(const store::StoredAccount& stored);
[[nodiscard]] std::string workspace_document(const Services& services,
                                             const store::StoredMembership& stored);
/// The workspaces of a user, as lists of them show each.
[[nodiscard]] std::vector<WorkspaceEntry> workspace_entries(store::Connection& connection,
                                                            const UserId& user_id);
/// Who is signed in, and in which workspaces.
[[nodiscard]] std::string session_document(store::Connection& connection,
                                           const store::StoredAccount& account,
                                           const Session& session);

}  // namespace steward::use_cases
