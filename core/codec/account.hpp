#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/account/account.hpp"
#include "core/base/result.hpp"
#include "core/codec/json_fwd.hpp"
#include "core/codec/picture.hpp"

namespace steward {

[[nodiscard]] std::string_view name_of(SignInMethod method);
[[nodiscard]] std::optional<SignInMethod> sign_in_method_named(std::string_view name);

/// `{name?, picture?}`: the body of a Save. An empty patch changes nothing.
[[nodiscard]] Result<AccountPatch, Issues> decode_account_patch(std::string_view body,
                                                                const IconCatalogue& catalogue);

/// `picture` shows the same choice as the account's own.
[[nodiscard]] std::string encode_account(const Account& account, const PictureView& picture);

/// One change for the audit log and the outbox: `{change: "account_renamed", from, to}`.
[[nodiscard]] std::string encode_change(const AccountChange& change);

}  // namespace steward

namespace steward::codec {
[[nodiscard]] Json account_json(const Account& account, const PictureView& picture);
[[nodiscard]] Json change_json(const AccountChange& change);
}  // namespace steward::codec
