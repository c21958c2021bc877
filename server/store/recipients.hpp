#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/account/email.hpp"
#include "core/base/ids.hpp"

namespace steward::store {

class Connection;

/// Somebody who gets a mail, in their language.
struct Recipient {
  EmailAddress email;
  std::string locale;
};
/// The members of the workspace who have the role, in the order of their names.
[[nodiscard]] std::vector<Recipient> list_recipients(Connection& connection,
                                                     WorkspaceId workspace_id,
                                                     const std::string& role, std::int64_t limit);

}  // namespace steward::store
