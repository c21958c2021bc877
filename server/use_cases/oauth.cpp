#include "server/use_cases/oauth.hpp"

namespace steward::use_cases {

std::string oauth_redirect_uri(const Services& services) {
  return services.public_url.origin + "/api/oauth/callback";
}

std::string oauth_secrets_place(const std::string& id) {
  return "oauth_authorizations/" + id + "/secrets";
}

std::optional<OAuthAccess> oauth_access_at(const Services& services, const Provider& provider) {
  const OAuthClient* const client = oauth_client_at(services.provider_accounts, provider.id);
  if (client == nullptr || !provider.oauth) return std::nullopt;
  return OAuthAccess{*provider.oauth, *client};
}

std::optional<Timestamp> token_end(const OAuthTokens& tokens, Timestamp now) {
  if (!tokens.expires_in_seconds) return std::nullopt;
  return now + std::chrono::seconds{*tokens.expires_in_seconds};
}

std::vector<CredentialEntry> fields_in(const Provider& provider, const OAuthOffer& offer,
                                       const std::vector<CredentialEntry>& entries) {
  std::vector<CredentialEntry> fields;
  for (const CredentialEntry& entry : entries)
    if (entry.field != token_field_of(offer) && field_named(provider, entry.field) != nullptr)
      fields.push_back(entry);
  return fields;
}

}  // namespace steward::use_cases
