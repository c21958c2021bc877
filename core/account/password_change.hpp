#pragma once

#include "core/account/account.hpp"
#include "core/base/result.hpp"
#include "core/error/rejection.hpp"

namespace steward {

/// The link that changes the password may be sent to the registered address.
struct PasswordLinkAllowed {
  friend bool operator==(PasswordLinkAllowed, PasswordLinkAllowed) = default;
};

/// ACC-8, ACC-9: the account must have a password, and this session must have been opened with it.
/// Fails, first match wins: `password_not_used`, `password_session_required`.
[[nodiscard]] Result<PasswordLinkAllowed, Rejection> decide_request_password_link(
    const SignInMethods& methods, SignInMethod opened_with);

}  // namespace steward
