#pragma once

#include <cstdint>
#include <optional>
#include <variant>
#include <vector>

#include "core/account/email.hpp"
#include "core/account/name.hpp"
#include "core/base/ids.hpp"
#include "core/picture/choice.hpp"

namespace steward {

/// How a person proves who they are; a user may have several (ACC-9).
enum class SignInMethod : std::uint8_t { password, google, sso };
using SignInMethods = std::vector<SignInMethod>;

/// A person who can sign in.
struct Account {
  UserId id;
  AccountName name;
  EmailAddress email;
  PictureChoice picture;
  SignInMethods sign_in_methods;
  friend bool operator==(const Account&, const Account&) = default;
};

/// What Save sends (ACC-5): only the fields that are to change.
struct AccountPatch {
  std::optional<AccountName> name;
  std::optional<PictureChoice> picture;
};

struct AccountRenamed {
  AccountName from;
  AccountName to;
  friend bool operator==(const AccountRenamed&, const AccountRenamed&) = default;
};
struct AccountPictureChanged {
  PictureChoice from;
  PictureChoice to;
  friend bool operator==(const AccountPictureChanged&, const AccountPictureChanged&) = default;
};
using AccountChange = std::variant<AccountRenamed, AccountPictureChanged>;
using AccountChanges = std::vector<AccountChange>;

/// The changes a patch makes, in the order of its fields; a field that stays as it is makes none.
/// Not checked: that an uploaded picture exists and is this user's; only the store knows that.
[[nodiscard]] AccountChanges decide_update_account(const Account& account,
                                                   const AccountPatch& patch);
[[nodiscard]] Account apply(Account account, const AccountChange& change);

}  // namespace steward
