#pragma once

#include <cstdint>
#include <string>

#include "core/base/strong.hpp"

namespace steward {

/// Opaque, prefixed text (`usr_…`, `inv_…`, `aud_…`), chosen by the shell: the core has no
/// randomness.
using UserId = Strong<struct UserIdTag, std::string>;
using PictureId = Strong<struct PictureIdTag, std::string>;
using InvitationId = Strong<struct InvitationIdTag, std::string>;
using AuditEventId = Strong<struct AuditEventIdTag, std::string>;
using CreditGrantId = Strong<struct CreditGrantIdTag, std::string>;  ///< `grt_…`
using HoldId = Strong<struct HoldIdTag, std::string>;                ///< `hld_…`
using QuoteId = Strong<struct QuoteIdTag, std::string>;              ///< `quo_…`
using PaymentId = Strong<struct PaymentIdTag, std::string>;          ///< `pay_…`
using CardId = Strong<struct CardIdTag, std::string>;                ///< `crd_…`
using ConnectionId = Strong<struct ConnectionIdTag, std::string>;    ///< `con_…`
using ApiKeyId = Strong<struct ApiKeyIdTag, std::string>;            ///< `key_…`

/// The number between `/workspaces/` and `/settings` in the address: 1 … 2^53 − 1 (LNK-2).
using WorkspaceId = Strong<struct WorkspaceIdTag, std::int64_t>;

}  // namespace steward
