#pragma once

#include "core/base/timestamp.hpp"
#include "core/team/member.hpp"

namespace steward::store {

class Connection;

/// How long a row is kept after it has become useless: long enough to say what became of it.
struct Retention {
  Duration link_after_expiry = std::chrono::hours{24 * 7};
  Duration effect_after_end = std::chrono::hours{24 * 7};
  Duration attempt = std::chrono::hours{24};
  Duration unattached_picture = std::chrono::hours{1};
  Duration oauth_after_expiry = std::chrono::hours{24};
  Duration quote_after_expiry = std::chrono::hours{24 * 7};
  Duration card_session_after_expiry = std::chrono::hours{24 * 7};
  /// The ledger keeps what a hold has spent; this is for whoever repeats its end, which is answered
  /// from `answers` for a day, and for support.
  Duration hold_after_settlement = std::chrono::hours{24 * 90};
  /// Receipts explain what was spent; what was found is somebody's data and is not kept for good.
  Duration run_after_end = std::chrono::hours{24 * 90};
  Duration gateway_event = std::chrono::hours{24 * 90};  ///< longer than any gateway repeats one
  Duration removal = removal_undo_window;
  /// So long a program that still has it learns what became of its key.
  Duration api_key_after_end = std::chrono::hours{24 * 365};
  Duration invitation_after_settlement = std::chrono::hours{24 * 30};
  Duration invitation_after_expiry = std::chrono::hours{24 * 90};
};

/// Deletes what has expired: sessions, links, answers, attempts, done effects, invitations, API
/// keys, consents, quotes, settled holds, ended runs, removals nobody can take back any more, and
/// uploads that no account and no workspace shows.
void delete_expired(Connection& connection, Timestamp now, const Retention& retention = {});

}  // namespace steward::store
