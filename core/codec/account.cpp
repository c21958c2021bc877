#include "core/codec/account.hpp"

#include "core/codec/reader.hpp"

namespace steward::codec {
namespace {

struct AccountChangeJson {
  Json operator()(const AccountRenamed& change) const {
    return {
        {"change", "account_renamed"}, {"from", change.from.value()}, {"to", change.to.value()}};
  }
  Json operator()(const AccountPictureChanged& change) const {
    return {{"change", "account_picture_changed"},
            {"from", picture_choice_json(change.from)},
            {"to", picture_choice_json(change.to)}};
  }
};

}  // namespace

Json account_json(const Account& account, const PictureView& picture) {
  Json methods = Json::array();
  for (const SignInMethod method : account.sign_in_methods) methods.emplace_back(name_of(method));
  return object_of("id", account.id.value(), "name", account.name.value(), "email",
                   account.email.text(), "picture", picture_view_json(picture), "sign_in_methods",
                   std::move(methods));
}

Json change_json(const AccountChange& change) {
  return std::visit(AccountChangeJson{}, change);
}

}  // namespace steward::codec

namespace steward {

std::string_view name_of(SignInMethod method) {
  switch (method) {
    case SignInMethod::password:
      return "password";
    case SignInMethod::google:
      return "google";
    case SignInMethod::sso:
      return "sso";
  }
  return {};
}

std::optional<SignInMethod> sign_in_method_named(std::string_view name) {
  for (const auto method : {SignInMethod::password, SignInMethod::google, SignInMethod::sso})
    if (name_of(method) == name) return method;
  return std::nullopt;
}

Result<AccountPatch, Issues> decode_account_patch(std::string_view body,
                                                  const IconCatalogue& catalogue) {
  const auto json = codec::parse_object(body);
  if (!json) return Failure{Issues{json.error()}};
  Issues issues;
  codec::Reader reader(*json, issues);
  AccountPatch patch{reader.optional_field("name", parse_account_name),
                     codec::read_picture_choice(reader, issues, "picture", catalogue)};
  reader.finish();
  if (!issues.empty()) return Failure{std::move(issues)};
  return patch;
}

std::string encode_account(const Account& account, const PictureView& picture) {
  return codec::to_text(codec::account_json(account, picture));
}

std::string encode_change(const AccountChange& change) {
  return codec::to_text(codec::change_json(change));
}

}  // namespace steward
