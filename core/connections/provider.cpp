#include "core/connections/provider.hpp"

#include <algorithm>

#include "core/base/enum_names.hpp"

namespace steward {
namespace {

constexpr auto connection_kinds_names =
    std::to_array<std::string_view>({"managed_only", "own_key_required", "both"});
constexpr auto client_proof_names = std::to_array<std::string_view>({"basic", "body"});
constexpr auto http_method_names = std::to_array<std::string_view>({"get", "post", "put"});

}  // namespace

std::string_view name_of(ConnectionKinds kinds) {
  return connection_kinds_names[static_cast<std::size_t>(kinds)];
}
std::optional<ConnectionKinds> connection_kinds_named(std::string_view name) {
  return enumerator_named<ConnectionKinds>(connection_kinds_names, name);
}

std::string_view name_of(OAuthClientProof proof) {
  return client_proof_names[static_cast<std::size_t>(proof)];
}
std::optional<OAuthClientProof> oauth_client_proof_named(std::string_view name) {
  return enumerator_named<OAuthClientProof>(client_proof_names, name);
}

std::string_view name_of(HttpMethod method) {
  return http_method_names[static_cast<std::size_t>(method)];
}
std::optional<HttpMethod> http_method_named(std::string_view name) {
  return enumerator_named<HttpMethod>(http_method_names, name);
}

const Provider* provider_with(const ProviderCatalogue& catalogue, std::string_view id) {
  for (const Provider& provider : catalogue.providers)
    if (provider.id == id) return &provider;
  return nullptr;
}

const CredentialField* field_named(const Provider& provider, std::string_view name) {
  for (const CredentialField& field : provider.fields)
    if (field.name == name) return &field;
  return nullptr;
}

std::string_view token_field_of(const OAuthOffer& offer) {
  return offer.token_field.empty() ? access_token_field : std::string_view(offer.token_field);
}

const ProviderAction* action_named(const Provider& provider, std::string_view name) {
  for (const ProviderAction& action : provider.actions)
    if (action.name == name) return &action;
  return nullptr;
}

std::string_view text_in(const ProviderCatalogue& catalogue, const LocalText& text,
                         std::string_view language) {
  if (text.empty()) return {};
  const auto found = std::find(catalogue.languages.begin(), catalogue.languages.end(), language);
  const auto place = static_cast<std::size_t>(found - catalogue.languages.begin());
  return place < text.size() ? text[place] : text.front();
}

}  // namespace steward
