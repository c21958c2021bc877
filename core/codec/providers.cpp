#include "core/codec/providers.hpp"

#include <utility>

#include "core/codec/json.hpp"
#include "core/codec/provider_call.hpp"

namespace steward {
namespace {

using codec::Json;
using codec::object_of;

template <class Items, class Show>
Json list_of(const Items& items, Show show) {
  Json list = Json::array();
  for (const auto& item : items) list.push_back(show(item));
  return list;
}

/// What is empty is left out.
void put_text(Json& json, const char* name, const std::string& text) {
  if (!text.empty()) json[name] = text;
}
void put_list(Json& json, const char* name, Json list) {
  if (!list.empty()) json[name] = std::move(list);
}

/// One language's texts of a catalogue.
class ProviderWriter {
 public:
  ProviderWriter(const ProviderCatalogue& catalogue, std::string_view language)
      : catalogue_(catalogue), language_(language) {}

  [[nodiscard]] std::string text(const LocalText& text) const {
    return std::string(text_in(catalogue_, text, language_));
  }

  [[nodiscard]] Json field(const CredentialField& field) const {
    Json json = object_of("name", field.name, "title", text(field.title), "pattern",
                          pattern(field.pattern), "example", field.example, "is_secret",
                          field.is_secret, "is_optional", field.is_optional);
    if (!field.help.empty()) json["help"] = text(field.help);
    return json;
  }

  [[nodiscard]] Json step(const ProviderStep& step) const {
    Json json = object_of("text", text(step.text));
    if (!step.url.empty()) json["url"] = step.url;
    if (!step.field.empty()) json["field"] = step.field;
    return json;
  }

  [[nodiscard]] Json oauth(const OAuthOffer& offer) const {
    Json json =
        object_of("authorization_url", offer.authorization_url, "token_url", offer.token_url,
                  "client_proof", name_of(offer.client_proof), "has_refresh", offer.has_refresh,
                  "scopes", list_of(offer.scopes, [&](const OAuthScope& scope) {
                    return object_of("name", scope.name, "text", text(scope.text));
                  }));
    put_text(json, "revocation_url", offer.revocation_url);
    put_text(json, "token_field", offer.token_field);
    for (const OAuthParameter& parameter : offer.parameters)
      json["parameters"][parameter.name] = parameter.value;
    return json;
  }

 private:
  static Json pattern(const CredentialPattern& pattern) {
    Json json = object_of("length_min", pattern.length_min, "length_max", pattern.length_max);
    if (!pattern.prefixes.empty()) json["prefixes"] = pattern.prefixes;
    if (!pattern.cut_before.empty()) json["cut_before"] = pattern.cut_before;
    if (!pattern.cut_after.empty()) json["cut_after"] = pattern.cut_after;
    if (!pattern.characters.text().empty()) json["characters"] = pattern.characters.text();
    if (!pattern.choices.empty()) json["choices"] = pattern.choices;
    if (pattern.has_lines) json["has_lines"] = true;
    return json;
  }

  const ProviderCatalogue& catalogue_;
  std::string_view language_;
};

}  // namespace

std::string encode_providers(const ProviderCatalogue& catalogue, std::string_view language) {
  return codec::to_text(codec::providers_json(catalogue, language));
}

}  // namespace steward

namespace steward::codec {

Json providers_json(const ProviderCatalogue& catalogue, std::string_view language) {
  const ProviderWriter writer(catalogue, language);
  return object_of("languages", Json::array({std::string(language)}), "own_key_feature",
                   catalogue.own_key_feature, "categories",
                   list_of(catalogue.categories,
                           [&](const ProviderCategory& category) {
                             return object_of("id", category.id, "title",
                                              writer.text(category.title));
                           }),
                   "providers", list_of(catalogue.providers, [&](const Provider& provider) {
                     return provider_json(catalogue, provider, language);
                   }));
}

Json provider_json(const ProviderCatalogue& catalogue, const Provider& provider,
                   std::string_view language) {
  const ProviderWriter writer(catalogue, language);
  Json json =
      object_of("id", provider.id, "name", provider.name, "category", provider.category, "kinds",
                name_of(provider.kinds), "documentation_url", provider.documentation_url);
  put_list(json, "aliases", provider.aliases);
  if (!provider.feature.empty()) json["feature"] = provider.feature;
  put_list(json, "fields",
           list_of(provider.fields, [&](const auto& field) { return writer.field(field); }));
  put_list(json, "steps",
           list_of(provider.steps, [&](const auto& step) { return writer.step(step); }));
  put_list(json, "prerequisites", list_of(provider.prerequisites, [&](const auto& text) {
             return Json(writer.text(text));
           }));
  if (provider.oauth) json["oauth"] = writer.oauth(*provider.oauth);
  if (provider.test_call) json["test_call"] = codec::call_json(*provider.test_call);
  put_list(json, "actions", list_of(provider.actions, [](const ProviderAction& action) {
             Json of_action = codec::call_json(action.call);
             of_action.update(object_of("name", action.name, "inputs", action.inputs, "credits",
                                        action.credits.value()));
             return of_action;
           }));
  return json;
}

}  // namespace steward::codec
