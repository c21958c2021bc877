#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/team/invitation.hpp"

namespace steward::store {

class Connection;

/// A row of `invitations`, without its tokens.
struct StoredInvitation {
  WorkspaceId workspace_id;
  Invitation invitation;
  std::string inviter_name;
  std::string locale;  ///< of its mail
};

[[nodiscard]] std::optional<StoredInvitation> find_invitation(Connection& connection,
                                                              WorkspaceId workspace_id,
                                                              const InvitationId& id);
/// The one that nothing has settled, pending or expired; there is at most one per address.
[[nodiscard]] std::optional<StoredInvitation> find_open_invitation(Connection& connection,
                                                                   WorkspaceId workspace_id,
                                                                   const EmailAddress& email);

/// Which of its two tokens opened an invitation.
enum class TokenKind : std::uint8_t { mailed, copied };
struct OpenedInvitation {
  StoredInvitation stored;
  TokenKind token;
};
[[nodiscard]] std::optional<OpenedInvitation> find_invitation_by_token(
    Connection& connection, const std::string& token_hash);

/// Invitations that are pending at `now`.
[[nodiscard]] std::int64_t count_pending(Connection& connection, WorkspaceId workspace_id,
                                         Timestamp now);

struct InvitationPosition {
  Timestamp invited_at;
  InvitationId id;
};
struct StoredInvitationPage {
  std::vector<StoredInvitation> items;
  std::optional<InvitationPosition> last;  ///< of the items, where more invitations follow
};
/// Those that nothing has settled, the newest first.
[[nodiscard]] StoredInvitationPage list_invitations(Connection& connection,
                                                    WorkspaceId workspace_id,
                                                    const std::optional<InvitationPosition>& after,
                                                    std::int64_t limit);

struct NewInvitation {
  WorkspaceId workspace_id;
  Invitation invitation;
  std::string locale;
  std::string token_hash;
};
void insert_invitation(Connection& connection, const NewInvitation& invitation);
/// Writes when it was sent and expires, and how it was settled.
void update_invitation(Connection& connection, const Invitation& invitation);
/// The earlier mailed token opens nothing any more; the copied link neither.
void replace_tokens(Connection& connection, const InvitationId& id, const std::string& token_hash);
/// The earlier copied link opens nothing any more.
void replace_link_token(Connection& connection, const InvitationId& id,
                        const std::string& token_hash);

}  // namespace steward::store
