#pragma once

#include <optional>
#include <string>

#include "core/base/timestamp.hpp"
#include "server/identity/sealer.hpp"
#include "server/mail/mail.hpp"

namespace steward::store {
class Connection;
}

namespace steward::effects {

/// The kind of an outbox row that is a mail.
inline constexpr const char* mail_kind = "mail";

/// Puts a mail into the outbox, in the transaction of what causes it: it is sent if and only if
/// that is committed. Sealed, because it may hold a live link.
void enqueue_mail(store::Connection& connection, const identity::Sealer& sealer, Timestamp now,
                  const mail::Mail& mail);

/// Reads back what enqueue_mail sealed into row `id`.
[[nodiscard]] std::optional<mail::Mail> open_mail(const identity::Sealer& sealer,
                                                  const std::string& id,
                                                  const std::string& sealed_payload);

}  // namespace steward::effects
