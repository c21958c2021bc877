#include "core/codec/account.hpp"
#include "server/store/accounts.hpp"
#include "server/use_cases/actor.hpp"
#include "server/use_cases/history.hpp"
#include "server/use_cases/uploads.hpp"
#include "server/use_cases/use_cases.hpp"
#include "server/use_cases/versions.hpp"
#include "server/use_cases/views.hpp"

namespace steward::use_cases {
namespace {

/// One list of changes feeds the account and its history.
store::StoredAccount save(Services& services, store::Connection& connection,
                          const http::Request& request, store::StoredAccount stored,
                          const AccountChanges& changes) {
  if (changes.empty()) return stored;
  for (const AccountChange& change : changes) {
    stored.account = apply(std::move(stored.account), change);
    record_account(services, connection, {request, stored.account.id}, "account.update",
                   encode_change(change));
  }
  if (!store::update_account(connection, stored.account, stored.version))
    throw store::StoreError(store::Fault::broken, "an account changed within a transaction");
  ++stored.version;
  return stored;
}

}  // namespace

Outcome update_account(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const auto patch = decode_account_patch(request.body, services.icons);
  if (!patch) return refuse(patch.error());

  return services.store.write([&](store::Connection& connection) -> Outcome {
    auto stored = store::find_account(connection, actor->account.account.id);
    if (!stored) return refuse(Code::session_expired);
    const auto matching = check_if_match(request, stored->version, account_document(*stored));
    if (!matching) return Failure{matching.error()};
    const auto upload = facts_of_choice(connection, stored->account.id, patch->picture,
                                        stored->account.picture, stored->upload);
    if (!upload) return Failure{upload.error()};

    const AccountChanges changes = decide_update_account(stored->account, *patch);
    stored->upload = *upload;
    const store::StoredAccount saved =
        save(services, connection, request, *std::move(stored), changes);
    return versioned_response(account_document(saved), saved.version);
  });
}

}  // namespace steward::use_cases
