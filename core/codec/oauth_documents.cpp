#include <algorithm>
#include <utility>

#include "core/base/rfc3339.hpp"
#include "core/codec/connections.hpp"
#include "core/codec/decode.hpp"
#include "core/codec/nested.hpp"
#include "core/codec/oauth.hpp"

namespace steward {
namespace {

using codec::Json;
using codec::Reader;

/// The fields that an offer's addresses name.
std::vector<std::string> address_fields(const OAuthOffer& offer) {
  std::vector<std::string> names;
  for (const std::string* url : {&offer.authorization_url, &offer.token_url, &offer.revocation_url})
    for (std::string& name : template_fields(*url))
      if (std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(std::move(name));
  return names;
}

/// The same service as if it asked for nothing but what its addresses need.
Provider addressed(const Provider& provider) {
  Provider reduced = provider;
  const auto needed = address_fields(*provider.oauth);
  const auto is_unneeded = [&](const CredentialField& field) {
    return std::find(needed.begin(), needed.end(), field.name) == needed.end();
  };
  reduced.fields.erase(std::remove_if(reduced.fields.begin(), reduced.fields.end(), is_unneeded),
                       reduced.fields.end());
  return reduced;
}

std::optional<OAuthOrder> order_in(Reader& reader, Issues& issues,
                                   const ProviderCatalogue& catalogue) {
  OAuthOrder order;
  if (auto connection = reader.optional_text("connection_id")) {
    order.connection = ConnectionId{*std::move(connection)};
    return order;
  }
  auto id = reader.text("provider");
  auto name = reader.field("name", parse_connection_name);
  order.is_default = reader.flag("is_default");
  const auto entered = codec::read_entries_of(reader, issues, "credentials");
  if (!id || !name) return std::nullopt;
  const Provider* const provider = provider_with(catalogue, *id);
  if (provider == nullptr) {
    reader.add("provider", Issue{Code::provider_unknown});
    return std::nullopt;
  }
  order.provider = *std::move(id);
  order.name = *std::move(name);
  if (!provider->oauth) return order;
  auto parsed = parse_credentials(addressed(*provider), entered);
  if (parsed) {
    order.credentials = std::move(parsed).value();
    return order;
  }
  for (const Issue& issue : parsed.error()) issues.push_back(issue);
  return std::nullopt;
}

}  // namespace

Result<OAuthOrder, Issues> decode_oauth_order(std::string_view body,
                                              const ProviderCatalogue& catalogue) {
  Issues nested;
  auto order =
      codec::decode(body, [&](Reader& reader) { return order_in(reader, nested, catalogue); });
  if (!order)
    for (const Issue& issue : order.error()) nested.push_back(issue);
  if (!nested.empty()) return Failure{std::move(nested)};
  return order;
}

std::string encode_oauth_start(const std::string& id, const std::string& url,
                               Timestamp expires_at) {
  return codec::to_text(
      codec::object_of("id", id, "authorization_url", url, "expires_at", to_rfc3339(expires_at)));
}

std::string encode_oauth_progress(const OAuthProgress& progress) {
  Json json =
      codec::object_of("id", progress.id, "provider", progress.provider, "state", progress.state);
  if (progress.connection) json["connection_id"] = progress.connection->value();
  if (progress.code) json["code"] = name_of(*progress.code);
  return codec::to_text(json);
}

std::string encode_oauth_secrets(const OAuthSecrets& secrets) {
  Json fields = Json::object();
  for (const CredentialEntry& entry : secrets.fields) fields[entry.field] = entry.value;
  return codec::to_text(
      codec::object_of("code_verifier", secrets.code_verifier, "fields", std::move(fields)));
}

Result<OAuthSecrets, Issues> decode_oauth_secrets(std::string_view text) {
  Issues nested;
  auto secrets = codec::decode(text, [&](Reader& reader) -> std::optional<OAuthSecrets> {
    auto verifier = reader.text("code_verifier");
    auto fields = codec::read_entries_of(reader, nested, "fields");
    if (!verifier) return std::nullopt;
    return OAuthSecrets{*std::move(verifier), std::move(fields)};
  });
  if (!nested.empty()) return Failure{std::move(nested)};
  return secrets;
}

}  // namespace steward
