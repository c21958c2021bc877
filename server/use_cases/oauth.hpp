#pragma once

#include <optional>
#include <string>

#include "core/codec/oauth.hpp"
#include "server/store/oauth.hpp"
#include "server/use_cases/accounts.hpp"

namespace steward::use_cases {

/// How long somebody may think about a consent.
inline constexpr Duration oauth_validity = std::chrono::minutes{15};

/// Where services send the browser back to.
[[nodiscard]] std::string oauth_redirect_uri(const Services& services);
[[nodiscard]] std::string oauth_secrets_place(const std::string& id);

/// What the operator and the catalogue have for consents at a service. Nothing where one of them
/// has nothing.
struct OAuthAccess {
  const OAuthOffer& offer;
  const OAuthClient& client;
};
[[nodiscard]] std::optional<OAuthAccess> oauth_access_at(const Services& services,
                                                         const Provider& provider);

/// When the access token ends.
[[nodiscard]] std::optional<Timestamp> token_end(const OAuthTokens& tokens, Timestamp now);
/// Of sealed credentials those that a person has entered, without tokens.
[[nodiscard]] std::vector<CredentialEntry> fields_in(const Provider& provider,
                                                     const OAuthOffer& offer,
                                                     const std::vector<CredentialEntry>& entries);

}  // namespace steward::use_cases
