#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/credits.hpp"
#include "core/connections/pattern.hpp"

namespace steward {

/// A text of the catalogue in each of its languages, in the order of ProviderCatalogue::languages.
using LocalText = std::vector<std::string>;

/// Which accounts a workspace may use at a service (CON-14).
enum class ConnectionKinds : std::uint8_t { managed_only, own_key_required, both };
[[nodiscard]] std::string_view name_of(ConnectionKinds kinds);
[[nodiscard]] std::optional<ConnectionKinds> connection_kinds_named(std::string_view name);

/// One thing that a person enters for an account of their own.
struct CredentialField {
  std::string name;  ///< "api_key": what calls name in braces
  LocalText title;
  LocalText help;  ///< empty: none
  CredentialPattern pattern;
  std::string example;  ///< made up, but fits the pattern
  bool is_secret = true;
  bool is_optional = false;
};

/// One numbered step of a service's own instructions (X3).
struct ProviderStep {
  LocalText text;
  std::string url;    ///< where the step is done; empty: none
  std::string field;  ///< the credential field that it yields; empty: none
};

struct OAuthScope {
  std::string name;
  LocalText text;  ///< what it allows, in plain words (X6)
};
struct OAuthParameter {
  std::string name;
  std::string value;
};
/// How the client proves itself at the token endpoint (RFC 6749 2.3.1).
enum class OAuthClientProof : std::uint8_t { basic, body };
[[nodiscard]] std::string_view name_of(OAuthClientProof proof);
[[nodiscard]] std::optional<OAuthClientProof> oauth_client_proof_named(std::string_view name);

/// Addresses may hold {field} of fields that are no secrets. The client's id and secret are the
/// operator's and stand in no catalogue.
struct OAuthOffer {
  std::string authorization_url;
  std::string token_url;
  std::string revocation_url;  ///< empty: none
  std::vector<OAuthScope> scopes;
  std::vector<OAuthParameter> parameters;  ///< of the authorization request, beside the standard's
  OAuthClientProof client_proof = OAuthClientProof::body;
  bool has_refresh = true;  ///< whether access tokens end and are renewed
  /// The credential field that the access token stands for in calls, where a service takes either;
  /// empty: `access_token`.
  std::string token_field;
};

enum class HttpMethod : std::uint8_t { get, post, put };
[[nodiscard]] std::string_view name_of(HttpMethod method);  ///< "get"
[[nodiscard]] std::optional<HttpMethod> http_method_named(std::string_view name);

struct CallHeader {
  std::string name;   ///< lower case
  std::string value;  ///< with {field}
};
/// HTTP Basic (RFC 7617): both with {field}; one may be empty.
struct BasicProof {
  std::string user;
  std::string password;
};
/// "This value there means that the credential was refused", for services that answer 200 anyway.
struct ReplySign {
  std::string pointer;  ///< JSON Pointer (RFC 6901)
  std::string value;    ///< compact JSON: `false`, `"error"`
};
/// Where a reply says what. JSON Pointers; empty: it does not.
struct ReplyPointers {
  std::string identity;           ///< the account at the service, compared at a reconnect
  std::string identity_name;      ///< the same for people
  std::string remaining_credits;  ///< at the service
  std::string result;             ///< of an enrichment: there and not empty where one was found
  std::string already_unlocked;   ///< true: the service did not charge again (BYOK-7)
};
/// One declared HTTP call: data, run by one adapter. {field} stands for a credential field,
/// {access_token} for OAuth's token, {input} for an input of an enrichment.
struct ProviderCall {
  HttpMethod method = HttpMethod::get;
  std::string url;
  std::vector<CallHeader> headers;
  std::optional<BasicProof> basic;
  std::string body;                         ///< compact JSON with {field} in its texts; empty: none
  std::vector<std::int64_t> statuses;       ///< that mean yes; ascending
  std::vector<std::int64_t> none_statuses;  ///< of an enrichment: nothing was found
  std::optional<ReplySign> refusal;
  ReplyPointers pointers;
};

/// What a service can find for a waterfall.
struct ProviderAction {
  std::string name;                 ///< "find_email"
  std::vector<std::string> inputs;  ///< all needed
  Credits credits;                  ///< for a result, managed: 0 … action_credits_max
  ProviderCall call;
};

struct Provider {
  std::string id;    ///< "hubspot"
  std::string name;  ///< "HubSpot"
  std::vector<std::string> aliases;
  std::string category;
  ConnectionKinds kinds = ConnectionKinds::both;
  std::string feature;  ///< of the plan, needed for any use of it (PLN-5 to PLN-7); empty: none
  std::vector<CredentialField> fields;  ///< in the order in which they are asked for
  std::vector<ProviderStep> steps;
  std::vector<LocalText> prerequisites;  ///< plan or role at the service (BYOK-8)
  std::string documentation_url;
  std::optional<OAuthOffer> oauth;
  std::optional<ProviderCall> test_call;
  std::vector<ProviderAction> actions;
};

struct ProviderCategory {
  std::string id;
  LocalText title;
};

/// The services there are: data of assets/providers.json.
struct ProviderCatalogue {
  std::vector<std::string> languages;  ///< the first is the one to fall back to
  std::vector<ProviderCategory> categories;
  std::string own_key_feature;  ///< of the plan, for own accounts of services without a feature
  std::vector<Provider> providers;
};

inline constexpr std::int64_t action_credits_max = 1'000'000;
inline constexpr std::string_view access_token_field = "access_token";

/// A sentence for the operator about the value at a JSON Pointer.
struct CatalogueProblem {
  std::string path;
  std::string what;
  friend bool operator==(const CatalogueProblem&, const CatalogueProblem&) = default;
};

/// What is wrong with a catalogue; empty: it is sound. `features`: of the plans, empty: any.
/// Ids and names are unique (names without regard to case), categories and features exist, texts
/// are there in every language. managed_only has neither fields nor OAuth; the others have fields
/// or OAuth, steps, and a step for every field that must be filled in. Examples fit their patterns.
/// Addresses are https and name only fields that exist; in front of the path only fields that
/// cannot hold "/", "?", "#", "@" or ":", unless the whole address is the field's.
[[nodiscard]] std::vector<CatalogueProblem> check_providers(
    const ProviderCatalogue& catalogue, const std::vector<std::string>& features);

/// Points into the catalogue; nothing where it has none.
[[nodiscard]] const Provider* provider_with(const ProviderCatalogue& catalogue,
                                            std::string_view id);
[[nodiscard]] const CredentialField* field_named(const Provider& provider, std::string_view name);
/// By which name calls ask for the access token.
[[nodiscard]] std::string_view token_field_of(const OAuthOffer& offer);
[[nodiscard]] const ProviderAction* action_named(const Provider& provider, std::string_view name);
/// The text in a language, or in the first one where the catalogue has not that one. `text` may be
/// empty, then so is the answer.
[[nodiscard]] std::string_view text_in(const ProviderCatalogue& catalogue, const LocalText& text,
                                       std::string_view language);

}  // namespace steward
