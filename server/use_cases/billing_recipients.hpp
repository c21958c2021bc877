#pragma once

#include <vector>

#include "core/workspace/workspace.hpp"
#include "server/services.hpp"
#include "server/store/recipients.hpp"

namespace steward::use_cases {

/// Who is written to about the workspace's money and credits (WS-5): its billing email first, then
/// its admins, each address once. The billing email has no language of its own: it gets that of the
/// admin it belongs to, or of the first one.
[[nodiscard]] std::vector<store::Recipient> billing_recipients(const Services& services,
                                                               store::Connection& connection,
                                                               const Workspace& workspace);

}  // namespace steward::use_cases
