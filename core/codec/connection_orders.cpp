// What a page sends about connections.
#include <utility>

#include "core/codec/connections.hpp"
#include "core/codec/decode.hpp"
#include "core/codec/nested.hpp"

namespace steward {
namespace {

using codec::Reader;

/// The service that a request names; an issue where there is none.
const Provider* provider_of(Reader& reader, const ProviderCatalogue& catalogue) {
  const auto id = reader.text("provider");
  if (!id) return nullptr;
  const Provider* const provider = provider_with(catalogue, *id);
  if (provider == nullptr) reader.add("provider", Issue{Code::provider_unknown});
  return provider;
}

/// Reads an object with `read(reader, issues)`; whatever it adds to `issues` is told beside what
/// the reader itself finds.
template <class Order, class Read>
Result<Order, Issues> decode_order(std::string_view body, Read read) {
  const auto json = codec::parse_object(body);
  if (!json) return Failure{Issues{json.error()}};
  Issues issues;
  Reader reader(*json, issues);
  auto order = read(reader, issues);
  reader.finish();
  if (!issues.empty() || !order) return Failure{std::move(issues)};
  return *std::move(order);
}

/// Parsed by the service's fields; nothing where an issue was added.
std::optional<std::vector<CredentialEntry>> credentials_of(
    Reader& reader, Issues& issues, const Provider& provider,
    const std::vector<std::string>& kept = {}) {
  const std::size_t known = issues.size();
  const auto entered = codec::read_entries_of(reader, issues, "credentials");
  if (issues.size() > known) return std::nullopt;
  auto parsed = parse_credentials(provider, entered, kept);
  if (parsed) return std::move(parsed).value();
  for (const Issue& issue : parsed.error()) issues.push_back(issue);
  return std::nullopt;
}

std::vector<std::string> names_of_fields(const Provider& provider) {
  std::vector<std::string> names;
  for (const CredentialField& field : provider.fields) names.push_back(field.name);
  return names;
}

}  // namespace

Result<ConnectionOrder, Issues> decode_new_connection(std::string_view body,
                                                      const ProviderCatalogue& catalogue) {
  return decode_order<ConnectionOrder>(
      body, [&](Reader& reader, Issues& issues) -> std::optional<ConnectionOrder> {
        const Provider* const provider = provider_of(reader, catalogue);
        auto name = reader.field("name", parse_connection_name);
        const bool is_default = reader.flag("is_default");
        if (provider == nullptr) {
          // Read all the same, so that it does not count as unknown.
          static_cast<void>(reader.optional_object("credentials"));
          return std::nullopt;
        }
        // With OAuth the token comes later and takes the place of a field.
        const bool may_lack_fields = provider->oauth && !reader.has("credentials");
        auto credentials = credentials_of(
            reader, issues, *provider,
            may_lack_fields ? names_of_fields(*provider) : std::vector<std::string>());
        if (!name || !credentials) return std::nullopt;
        return ConnectionOrder{provider, *std::move(name), is_default, *std::move(credentials)};
      });
}

Result<ConnectionPatch, Issues> decode_connection_patch(std::string_view body,
                                                        const Provider& provider,
                                                        const std::vector<std::string>& kept) {
  return decode_order<ConnectionPatch>(
      body, [&](Reader& reader, Issues& issues) -> std::optional<ConnectionPatch> {
        ConnectionPatch patch;
        if (reader.has("name")) patch.name = reader.field("name", parse_connection_name);
        if (reader.has("is_default")) patch.is_default = reader.flag("is_default");
        if (reader.has("credentials"))
          patch.credentials = credentials_of(reader, issues, provider, kept);
        return patch;
      });
}

Result<CredentialTestOrder, Issues> decode_credential_test(std::string_view body,
                                                           const ProviderCatalogue& catalogue) {
  return decode_order<CredentialTestOrder>(
      body, [&](Reader& reader, Issues& issues) -> std::optional<CredentialTestOrder> {
        const Provider* const provider = provider_of(reader, catalogue);
        if (provider == nullptr) {
          static_cast<void>(reader.optional_object("credentials"));
          return std::nullopt;
        }
        auto credentials = credentials_of(reader, issues, *provider);
        if (!credentials) return std::nullopt;
        return CredentialTestOrder{provider, *std::move(credentials)};
      });
}

Result<DeleteConnection, Issues> decode_delete_connection(std::string_view body,
                                                          const ConnectionId& id) {
  return codec::decode(body.empty() ? "{}" : body,
                       [&](Reader& reader) -> std::optional<DeleteConnection> {
                         auto replacement = reader.optional_text("replacement");
                         DeleteConnection command{id};
                         if (replacement)
                           command.replacement = ConnectionId{*std::move(replacement)};
                         command.typed_name = reader.optional_text("typed_name").value_or("");
                         return command;
                       });
}

Result<std::vector<ConnectionUse>, Issues> decode_connection_uses(std::string_view body) {
  return decode_order<std::vector<ConnectionUse>>(body, [](Reader& reader, Issues& issues) {
    return codec::read_list(reader, issues, "uses", codec::read_use);
  });
}

Result<ResolutionOrder, Issues> decode_resolution_order(std::string_view body,
                                                        const ProviderCatalogue& catalogue) {
  return codec::decode(body, [&](Reader& reader) -> std::optional<ResolutionOrder> {
    const Provider* const provider = provider_of(reader, catalogue);
    const auto name = reader.text("action");
    auto connection = reader.optional_text("connection_id");
    ResolutionRequest request;
    request.own_keys_only = reader.flag("own_keys_only");
    request.falls_back_to_managed = reader.flag("falls_back_to_managed");
    if (connection) request.named = ConnectionId{*std::move(connection)};
    if (provider == nullptr || !name) return std::nullopt;
    const ProviderAction* const action = action_named(*provider, *name);
    if (action == nullptr) {
      reader.add("action", Issue{Code::provider_action_unknown});
      return std::nullopt;
    }
    request.price = action->credits;
    return ResolutionOrder{provider, action, std::move(request)};
  });
}

}  // namespace steward
