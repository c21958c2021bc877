#include "core/account/account.hpp"

#include <utility>

namespace steward {
namespace {

struct Applied {
  Account account;
  Account operator()(const AccountRenamed& change) {
    account.name = change.to;
    return std::move(account);
  }
  Account operator()(const AccountPictureChanged& change) {
    account.picture = change.to;
    return std::move(account);
  }
};

}  // namespace

AccountChanges decide_update_account(const Account& account, const AccountPatch& patch) {
  AccountChanges changes;
  if (patch.name && *patch.name != account.name)
    changes.emplace_back(AccountRenamed{account.name, *patch.name});
  if (patch.picture && *patch.picture != account.picture)
    changes.emplace_back(AccountPictureChanged{account.picture, *patch.picture});
  return changes;
}

Account apply(Account account, const AccountChange& change) {
  return std::visit(Applied{std::move(account)}, change);
}

}  // namespace steward
