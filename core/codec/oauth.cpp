#include "core/codec/oauth.hpp"

#include <algorithm>
#include <utility>

#include "core/codec/json.hpp"
#include "core/codec/query.hpp"

namespace steward {
namespace {

using codec::Json;

constexpr std::size_t token_bytes_max = 8192;
constexpr std::int64_t token_seconds_max = 10LL * 365 * 24 * 3600;

/// `name=value&…` of a form (application/x-www-form-urlencoded) or a query. Nothing where a value
/// has a control character.
std::optional<std::string> form_of(const std::vector<CredentialEntry>& values) {
  std::string form;
  for (const CredentialEntry& entry : values) {
    const auto value = fill_template("={value}", TemplatePlace::url, {{"value", entry.value}});
    if (!value) return std::nullopt;
    if (!form.empty()) form += '&';
    form += entry.field + *value;
  }
  return form;
}

/// As HTTP Basic wants it of clients (RFC 6749 2.3.1).
std::string form_encoded(const std::string& text) {
  return form_of({{"", text}}).value_or("=").substr(1);
}

std::optional<ProviderRequest> token_request(const OAuthOffer& offer, const OAuthClient& client,
                                             std::vector<CredentialEntry> form,
                                             const std::vector<CredentialEntry>& fields) {
  ProviderRequest request{HttpMethod::post, {}, {}, std::nullopt, {}};
  if (offer.client_proof == OAuthClientProof::basic && !client.secret.empty()) {
    request.basic = BasicProof{form_encoded(client.id), form_encoded(client.secret)};
  } else {
    form.push_back({"client_id", client.id});
    if (!client.secret.empty()) form.push_back({"client_secret", client.secret});
  }
  auto url = fill_template(offer.token_url, TemplatePlace::url, fields);
  auto body = form_of(form);
  if (!url || !body) return std::nullopt;
  request.url = *std::move(url);
  request.body = *std::move(body);
  request.headers = {{"content-type", "application/x-www-form-urlencoded"},
                     {"accept", "application/json"}};
  return request;
}

std::string text_at(const Json& json, const char* name) {
  const auto found = json.find(name);
  if (found == json.end()) return {};
  const auto* text = found->get_ptr<const std::string*>();
  return text == nullptr ? std::string() : *text;
}

/// Visible ASCII (RFC 6749 A.12): it goes into a header.
bool is_token(const std::string& text) {
  return text.size() <= token_bytes_max &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::optional<std::int64_t> lifetime_in(const Json& json) {
  const auto found = json.find("expires_in");
  if (found == json.end()) return std::nullopt;
  const auto* seconds = found->get_ptr<const std::int64_t*>();
  if (seconds == nullptr || *seconds <= 0 || *seconds > token_seconds_max) return std::nullopt;
  return *seconds;
}

void put_entry(std::vector<CredentialEntry>& entries, std::string_view field,
               const std::string& value) {
  for (CredentialEntry& entry : entries) {
    if (entry.field != field) continue;
    entry.value = value;
    return;
  }
  entries.push_back({std::string(field), value});
}

}  // namespace

std::optional<std::string> authorization_url(const OAuthOffer& offer, const OAuthClient& client,
                                             const OAuthRequest& request,
                                             const std::vector<CredentialEntry>& fields) {
  auto url = fill_template(offer.authorization_url, TemplatePlace::url, fields);
  std::string scopes;
  for (const OAuthScope& scope : offer.scopes) scopes += (scopes.empty() ? "" : " ") + scope.name;
  std::vector<CredentialEntry> query = {{"response_type", "code"},
                                        {"client_id", client.id},
                                        {"redirect_uri", request.redirect_uri},
                                        {"state", request.state},
                                        {"code_challenge", request.code_challenge},
                                        {"code_challenge_method", "S256"}};
  if (!scopes.empty()) query.push_back({"scope", scopes});
  for (const OAuthParameter& parameter : offer.parameters)
    query.push_back({parameter.name, parameter.value});
  const auto text = form_of(query);
  if (!url || !text) return std::nullopt;
  return *url + (url->find('?') == std::string::npos ? "?" : "&") + *text;
}

OAuthReturn read_oauth_return(std::string_view query) {
  Issues issues;
  codec::QueryReader reader(query, issues);
  OAuthReturn back;
  if (!issues.empty()) return back;
  back.state = reader.text("state").value_or("");
  back.code = reader.text("code").value_or("");
  back.error = reader.text("error").value_or("");
  return back;
}

std::optional<ProviderRequest> code_request(const OAuthOffer& offer, const OAuthClient& client,
                                            const OAuthCode& code,
                                            const std::vector<CredentialEntry>& fields) {
  return token_request(offer, client,
                       {{"grant_type", "authorization_code"},
                        {"code", code.code},
                        {"redirect_uri", code.redirect_uri},
                        {"code_verifier", code.code_verifier}},
                       fields);
}

std::optional<ProviderRequest> refresh_request(const OAuthOffer& offer, const OAuthClient& client,
                                               const std::string& refresh_token,
                                               const std::vector<CredentialEntry>& fields) {
  return token_request(offer, client,
                       {{"grant_type", "refresh_token"}, {"refresh_token", refresh_token}}, fields);
}

Result<OAuthTokens, TokenFailure> read_tokens(std::int64_t status, std::string_view body) {
  const auto json = codec::read_foreign_document(body);
  if (!json || !json->is_object()) return Failure{TokenFailure::unavailable};
  if (text_at(*json, "error") == "invalid_grant") return Failure{TokenFailure::refused};
  OAuthTokens tokens{text_at(*json, "access_token"), text_at(*json, "refresh_token"),
                     lifetime_in(*json)};
  const bool is_sound = status >= 200 && status < 300 && !tokens.access_token.empty() &&
                        is_token(tokens.access_token) && is_token(tokens.refresh_token);
  if (!is_sound) return Failure{TokenFailure::unavailable};
  return tokens;
}

std::vector<CredentialEntry> with_tokens(std::vector<CredentialEntry> credentials,
                                         const OAuthOffer& offer, const OAuthTokens& tokens) {
  put_entry(credentials, token_field_of(offer), tokens.access_token);
  if (!tokens.refresh_token.empty())
    put_entry(credentials, refresh_token_field, tokens.refresh_token);
  return credentials;
}

std::string refresh_token_in(const std::vector<CredentialEntry>& credentials) {
  for (const CredentialEntry& entry : credentials)
    if (entry.field == refresh_token_field) return entry.value;
  return {};
}

}  // namespace steward
