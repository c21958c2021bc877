#include "server/use_cases/oauth_refresh.hpp"

#include <algorithm>
#include <utility>

#include "server/use_cases/oauth.hpp"

namespace steward::use_cases {
namespace {

/// A connection whose token ends, with the request for the next one.
struct Refresh {
  store::StoredConnection stored;
  const OAuthOffer* offer;
  std::vector<CredentialEntry> credentials;
  std::optional<ProviderRequest> request;
};

/// Nothing where there is nothing to be renewed any more.
std::optional<Refresh> find_refresh(const Services& services, store::Connection& connection,
                                    const store::WorkKey& key) {
  auto stored = store::find_connection(connection, key.workspace_id, ConnectionId{key.subject});
  if (!stored || stored->sealed_credentials.empty()) return std::nullopt;
  const Provider* const provider = provider_with(services.providers, stored->connection.provider);
  const auto access = provider == nullptr ? std::nullopt : oauth_access_at(services, *provider);
  if (!access || stored->connection.health.credential == CredentialState::expired)
    return std::nullopt;
  auto credentials = open_credentials(services, *stored);
  const std::string token = refresh_token_in(credentials);
  if (token.empty()) return std::nullopt;
  auto request = refresh_request(access->offer, access->client, token,
                                 fields_in(*provider, access->offer, credentials));
  return Refresh{*std::move(stored), &access->offer, std::move(credentials), std::move(request)};
}

Result<OAuthTokens, TokenFailure> ask_for_tokens(Services& services, Refresh& refresh) {
  if (!refresh.request) return Failure{TokenFailure::unavailable};
  const providers::Reply reply = services.caller.ask(*std::move(refresh.request));
  if (reply.failure) return Failure{TokenFailure::unavailable};
  return read_tokens(reply.status, reply.body);
}

/// Written only over the credentials that were renewed: a reconnect meanwhile has better ones.
void keep_tokens(const Services& services, store::Connection& connection, const store::WorkKey& key,
                 const Refresh& refresh, const Result<OAuthTokens, TokenFailure>& tokens) {
  auto stored = store::find_connection(connection, key.workspace_id, refresh.stored.connection.id);
  if (!stored || stored->sealed_credentials != refresh.stored.sealed_credentials) return;
  HealthRecord& health = stored->connection.health;
  const Timestamp now = services.clock.now();
  if (tokens) {
    const auto credentials = with_tokens(refresh.credentials, *refresh.offer, *tokens);
    stored->sealed_credentials = seal_credentials(services, stored->connection.id, credentials);
    health = with_token(std::move(health), token_end(*tokens, now));
    schedule_refresh(connection, key.workspace_id, stored->connection, credentials, now);
  } else {
    health = with_failed_refresh(std::move(health), tokens.error() == TokenFailure::refused, now);
    if (tokens.error() == TokenFailure::unavailable)
      store::schedule_work(connection, key, now + oauth_refresh_pause);
  }
  store::update_connection(connection, key.workspace_id, *stored);
}

}  // namespace

void schedule_refresh(store::Connection& connection, WorkspaceId workspace_id,
                      const steward::Connection& account,
                      const std::vector<CredentialEntry>& credentials, Timestamp now) {
  const store::WorkKey key{oauth_refresh_kind, workspace_id, account.id.value()};
  const auto& ends_at = account.health.token_expires_at;
  if (!ends_at || refresh_token_in(credentials).empty()) return store::cancel_work(connection, key);
  // Short lives are renewed half way, and never again and again at once.
  const Timestamp halfway = now + std::max<Duration>((*ends_at - now) / 2, oauth_refresh_pause);
  store::schedule_work(connection, key, std::max(halfway, *ends_at - oauth_refresh_ahead));
}

void run_oauth_refresh(Services& services, const store::ClaimedWork& work) {
  auto refresh = services.store.read(
      [&](store::Connection& connection) { return find_refresh(services, connection, work.key); });
  if (!refresh) return;
  const auto tokens = ask_for_tokens(services, *refresh);
  services.store.write([&](store::Connection& connection) {
    keep_tokens(services, connection, work.key, *refresh, tokens);
    return true;
  });
}

}  // namespace steward::use_cases
