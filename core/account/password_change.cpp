#include "core/account/password_change.hpp"

#include <algorithm>

namespace steward {

Result<PasswordLinkAllowed, Rejection> decide_request_password_link(const SignInMethods& methods,
                                                                    SignInMethod opened_with) {
  if (std::find(methods.begin(), methods.end(), SignInMethod::password) == methods.end())
    return Failure{Rejection{Code::password_not_used}};
  if (opened_with != SignInMethod::password)
    return Failure{Rejection{Code::password_session_required}};
  return PasswordLinkAllowed{};
}

}  // namespace steward
