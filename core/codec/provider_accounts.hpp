#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/codec/catalogue.hpp"
#include "core/connections/credential.hpp"

namespace steward {

/// An account of the operator's that every workspace may use for credits (CON-3, CON-4).
struct ManagedAccount {
  std::string provider;
  std::string name;
  std::vector<CredentialEntry> credentials;  ///< parsed; none where the service asks for none
};
/// What the operator has registered at a service, so that it asks its people for their consent.
struct OAuthClient {
  std::string provider;
  std::string id;
  std::string secret;  ///< empty: a public client
};
/// The operator's own accounts. Holds secrets.
struct ProviderAccounts {
  std::vector<ManagedAccount> managed;
  std::vector<OAuthClient> oauth_clients;
};

/// `{managed_accounts?: {<provider>: {name?, credentials?: {field: text}}}, oauth_clients?:
/// {<provider>: {client_id, client_secret?}}}`. The name is the service's where there is none. Each
/// problem is a sentence; never a secret, nor a part of one. A service that takes only accounts of
/// the workspace's own has no managed one, and a client is for a service that has OAuth.
[[nodiscard]] Result<ProviderAccounts, CatalogueProblems> decode_provider_accounts(
    std::string_view text, const ProviderCatalogue& catalogue);

/// Points into the accounts; nothing where the operator has none there.
[[nodiscard]] const ManagedAccount* managed_account_at(const ProviderAccounts& accounts,
                                                       std::string_view provider);
[[nodiscard]] const OAuthClient* oauth_client_at(const ProviderAccounts& accounts,
                                                 std::string_view provider);

}  // namespace steward
