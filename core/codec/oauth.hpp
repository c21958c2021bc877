#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/codec/provider_accounts.hpp"
#include "core/codec/provider_call.hpp"

namespace steward {

/// `{provider, name, is_default?, credentials?: {field: text}}` for a new account, or
/// `{connection_id}` for one that is there. Issues as decode_new_connection. Of the credentials
/// only those that the service's addresses name; those are asked for.
struct OAuthOrder {
  std::string provider;  ///< empty: of the connection
  std::string name;
  bool is_default = false;
  std::vector<CredentialEntry> credentials{};
  std::optional<ConnectionId> connection{};
};
[[nodiscard]] Result<OAuthOrder, Issues> decode_oauth_order(std::string_view body,
                                                            const ProviderCatalogue& catalogue);

/// What an authorization is bound to (RFC 6749 4.1.1, RFC 7636 4.3).
struct OAuthRequest {
  std::string redirect_uri;
  std::string state;
  std::string code_challenge;  ///< S256
};
/// Where the person consents. `fields`: those that the address names. Nothing where one is missing.
[[nodiscard]] std::optional<std::string> authorization_url(
    const OAuthOffer& offer, const OAuthClient& client, const OAuthRequest& request,
    const std::vector<CredentialEntry>& fields);

/// `{id, authorization_url, expires_at}`
[[nodiscard]] std::string encode_oauth_start(const std::string& id, const std::string& url,
                                             Timestamp expires_at);
/// What has come of it so far. `state`: "pending", "connected", "failed".
struct OAuthProgress {
  std::string id;
  std::string provider;
  std::string state;
  std::optional<ConnectionId> connection{};
  std::optional<Code> code{};  ///< of failed
};
/// `{id, provider, state, connection_id?, code?}`
[[nodiscard]] std::string encode_oauth_progress(const OAuthProgress& progress);

/// What is kept sealed from the beginning to the end: PKCE's verifier and the account's fields.
struct OAuthSecrets {
  std::string code_verifier;
  std::vector<CredentialEntry> fields;
};
[[nodiscard]] std::string encode_oauth_secrets(const OAuthSecrets& secrets);
[[nodiscard]] Result<OAuthSecrets, Issues> decode_oauth_secrets(std::string_view text);

/// What comes back by the browser. Parameters that nobody has asked for are the service's own;
/// where one is there twice, all of it is nothing.
struct OAuthReturn {
  std::string state;
  std::string code;
  std::string error;  ///< "access_denied", …
};
[[nodiscard]] OAuthReturn read_oauth_return(std::string_view query);

struct OAuthCode {
  std::string code;
  std::string redirect_uri;
  std::string code_verifier;
};
/// Requests to the token endpoint. Nothing where a value cannot be written there.
[[nodiscard]] std::optional<ProviderRequest> code_request(
    const OAuthOffer& offer, const OAuthClient& client, const OAuthCode& code,
    const std::vector<CredentialEntry>& fields);
[[nodiscard]] std::optional<ProviderRequest> refresh_request(
    const OAuthOffer& offer, const OAuthClient& client, const std::string& refresh_token,
    const std::vector<CredentialEntry>& fields);

struct OAuthTokens {
  std::string access_token;
  std::string refresh_token;  ///< empty: none, or the one before stays
  std::optional<std::int64_t> expires_in_seconds{};
};
/// Why there are none.
enum class TokenFailure : std::uint8_t {
  refused,      ///< invalid_grant: only the person can help
  unavailable,  ///< anything else: later, perhaps
};
/// RFC 6749 5.1 and 5.2. What is too long or no token at all is `unavailable`.
[[nodiscard]] Result<OAuthTokens, TokenFailure> read_tokens(std::int64_t status,
                                                            std::string_view body);

/// Under this name the refresh token stands among the sealed credentials; no field has it.
inline constexpr std::string_view refresh_token_field = "refresh_token";
/// The credentials with the tokens in the places from which calls take them. A refresh token that
/// was there stays where there is no other.
[[nodiscard]] std::vector<CredentialEntry> with_tokens(std::vector<CredentialEntry> credentials,
                                                       const OAuthOffer& offer,
                                                       const OAuthTokens& tokens);
/// Empty: there is none.
[[nodiscard]] std::string refresh_token_in(const std::vector<CredentialEntry>& credentials);

}  // namespace steward
