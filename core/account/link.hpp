#pragma once

#include <cstdint>
#include <optional>

#include "core/base/result.hpp"
#include "core/base/timestamp.hpp"
#include "core/error/rejection.hpp"

namespace steward {

/// What a mailed link does once. Its token is 32 random bytes, of which only a hash is stored.
enum class LinkPurpose : std::uint8_t { sign_up, password, billing_email };

/// ```
///   sent ──► consumed
///     ├────► replaced   a newer link for the same purpose and address was sent
///     └────► expired    by the clock alone, at expires_at
/// ```
struct Link {
  LinkPurpose purpose;
  Timestamp expires_at;
  std::optional<Timestamp> consumed_at;
  std::optional<Timestamp> replaced_at;
};

/// 15 minutes for a password (ACC-10), a day for addresses that are confirmed.
[[nodiscard]] Duration link_validity(LinkPurpose purpose);

inline constexpr Duration link_resend_after = std::chrono::minutes{1};

struct LinkConsumed {
  Timestamp consumed_at;
  friend bool operator==(LinkConsumed, LinkConsumed) = default;
};

/// Uses the link for `purpose`. Fails, first match wins: `link_unknown` (made for another purpose),
/// `link_used`, `link_replaced`, `link_expired` (now ≥ expires_at).
[[nodiscard]] Result<LinkConsumed, Rejection> decide_consume_link(const Link& link,
                                                                  LinkPurpose purpose,
                                                                  Timestamp now);

struct LinkSent {
  Timestamp sent_at;
  Timestamp expires_at;
  friend bool operator==(LinkSent, LinkSent) = default;
};

/// Sends a link to an address that got the last one at `last_sent_at`.
/// Fails: `rate_limited` (param retry_after_seconds, rounded up) within a minute of it.
[[nodiscard]] Result<LinkSent, Rejection> decide_send_link(LinkPurpose purpose,
                                                           std::optional<Timestamp> last_sent_at,
                                                           Timestamp now);

}  // namespace steward
