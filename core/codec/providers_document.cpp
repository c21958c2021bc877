#include <utility>

#include "core/codec/catalogue_reader.hpp"
#include "core/codec/document_lines.hpp"
#include "core/codec/json.hpp"
#include "core/codec/nested.hpp"
#include "core/codec/provider_call.hpp"
#include "core/codec/providers.hpp"

namespace steward {
namespace {

using codec::Json;
using codec::Reader;

/// Reads the parts of one catalogue; what is wrong with them is in `issues`.
class ProvidersReader {
 public:
  explicit ProvidersReader(Issues& issues) : issues_(issues) {}

  ProviderCatalogue read(Reader& reader) {
    ProviderCatalogue catalogue;
    catalogue.languages = codec::read_texts(reader, issues_, "languages");
    languages_ = catalogue.languages;
    catalogue.own_key_feature = reader.text("own_key_feature").value_or("");
    codec::for_each_object(reader, issues_, "categories", [&](Reader& category) {
      std::string id = category.text("id").value_or("");
      catalogue.categories.push_back({std::move(id), text(category, "title")});
    });
    codec::for_each_object(reader, issues_, "providers",
                           [&](Reader& item) { catalogue.providers.push_back(provider(item)); });
    return catalogue;
  }

 private:
  void wrong(const std::string& path, const char* expected) {
    issues_.push_back(Issue{Code::field_type_wrong, {{ParamName::expected, expected}}, path});
  }

  std::vector<std::string> optional_texts(Reader& reader, std::string_view name) {
    if (!reader.has(name)) return {};
    return codec::read_texts(reader, issues_, name);
  }
  /// `{en: …, de: …}`, or one text that is the same in every language.
  LocalText local(const Json& json, const std::string& path) {
    if (const auto* one = json.get_ptr<const std::string*>())
      return LocalText(languages_.size(), *one);
    LocalText all;
    if (!json.is_object()) {
      wrong(path, "text, or texts by language");
      return all;
    }
    Reader reader(json, issues_, path);
    for (const std::string& language : languages_)
      all.push_back(reader.text(language).value_or(""));
    reader.finish();
    return all;
  }
  LocalText text(Reader& reader, std::string_view name) {
    const Json* const json = reader.value(name);
    return json == nullptr ? LocalText() : local(*json, reader.path_of(name));
  }
  LocalText optional_local(Reader& reader, std::string_view name) {
    return reader.has(name) ? text(reader, name) : LocalText();
  }

  std::string optional_text(Reader& reader, std::string_view name) {
    return reader.optional_text(name).value_or("");
  }

  CredentialPattern pattern(Reader& reader) {
    CredentialPattern pattern;
    pattern.prefixes = optional_texts(reader, "prefixes");
    pattern.cut_before = optional_text(reader, "cut_before");
    pattern.cut_after = optional_text(reader, "cut_after");
    auto characters = CharacterSet::parse(optional_text(reader, "characters"));
    if (characters) {
      pattern.characters = std::move(characters).value();
    } else {
      reader.add("characters",
                 Issue{Code::field_value_unknown, {{ParamName::expected, characters.error()}}});
    }
    if (reader.has("length_min")) pattern.length_min = reader.integer("length_min").value_or(0);
    if (reader.has("length_max")) pattern.length_max = reader.integer("length_max").value_or(0);
    pattern.choices = optional_texts(reader, "choices");
    pattern.has_lines = reader.flag("has_lines");
    return pattern;
  }

  CredentialField field(Reader& reader) {
    CredentialField field;
    field.name = reader.text("name").value_or("");
    field.title = text(reader, "title");
    field.help = optional_local(reader, "help");
    const Json* const json = reader.object("pattern");
    if (json != nullptr) {
      Reader inner(*json, issues_, reader.path_of("pattern"));
      field.pattern = pattern(inner);
      inner.finish();
    }
    field.example = reader.text("example").value_or("");
    // Said each time: what is forgotten must not become readable.
    if (!reader.has("is_secret")) reader.add("is_secret", Issue{Code::field_missing});
    field.is_secret = reader.flag("is_secret");
    field.is_optional = reader.flag("is_optional");
    return field;
  }

  OAuthOffer oauth(Reader& reader) {
    OAuthOffer offer;
    offer.authorization_url = reader.text("authorization_url").value_or("");
    offer.token_url = reader.text("token_url").value_or("");
    offer.revocation_url = optional_text(reader, "revocation_url");
    codec::for_each_object(reader, issues_, "scopes", [&](Reader& scope) {
      std::string name = scope.text("name").value_or("");
      offer.scopes.push_back({std::move(name), text(scope, "text")});
    });
    codec::for_each_text(reader, issues_, "parameters",
                         [&](const std::string& name, const std::string& value) {
                           offer.parameters.push_back({name, value});
                         });
    offer.client_proof = reader.field("client_proof", codec::parse_named<oauth_client_proof_named>)
                             .value_or(OAuthClientProof::body);
    offer.has_refresh = reader.flag("has_refresh");
    offer.token_field = optional_text(reader, "token_field");
    return offer;
  }

  ProviderAction action(Reader& reader) {
    ProviderAction action;
    action.name = reader.text("name").value_or("");
    action.inputs = codec::read_texts(reader, issues_, "inputs");
    const auto credits = Credits::of(reader.integer("credits").value_or(0));
    if (!credits) reader.add("credits", Issue{Code::amount_out_of_range});
    action.credits = credits.value_or(Credits());
    action.call = codec::read_call(reader, issues_);
    return action;
  }

  Provider provider(Reader& reader) {
    Provider provider;
    provider.id = reader.text("id").value_or("");
    provider.name = reader.text("name").value_or("");
    provider.aliases = optional_texts(reader, "aliases");
    provider.category = reader.text("category").value_or("");
    provider.kinds = reader.field("kinds", codec::parse_named<connection_kinds_named>)
                         .value_or(ConnectionKinds::both);
    provider.feature = optional_text(reader, "feature");
    if (reader.has("fields"))
      codec::for_each_object(reader, issues_, "fields",
                             [&](Reader& item) { provider.fields.push_back(field(item)); });
    if (reader.has("steps"))
      codec::for_each_object(reader, issues_, "steps", [&](Reader& step) {
        LocalText words = text(step, "text");
        std::string url = optional_text(step, "url");
        provider.steps.push_back({std::move(words), std::move(url), optional_text(step, "field")});
      });
    if (reader.has("prerequisites")) prerequisites(reader, provider);
    provider.documentation_url = reader.text("documentation_url").value_or("");
    codec::visit_object(reader, issues_, "oauth",
                        [&](Reader& inner) { provider.oauth = oauth(inner); });
    codec::visit_object(reader, issues_, "test_call", [&](Reader& inner) {
      provider.test_call = codec::read_call(inner, issues_);
    });
    if (reader.has("actions"))
      codec::for_each_object(reader, issues_, "actions",
                             [&](Reader& item) { provider.actions.push_back(action(item)); });
    return provider;
  }

  void prerequisites(Reader& reader, Provider& provider) {
    const Json* const list = reader.array("prerequisites");
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i)
      provider.prerequisites.push_back(
          local((*list)[i], reader.path_of("prerequisites") + "/" + std::to_string(i)));
  }

  Issues& issues_;
  std::vector<std::string> languages_;
};

/// "/providers/3/…" is about the fourth service; its id, where it has one.
std::string service_at(const Json& document, const std::string& path) {
  constexpr std::string_view list = "/providers/";
  if (path.rfind(list, 0) != 0) return {};
  std::size_t place = 0;
  for (const char digit : path.substr(list.size(), path.find('/', list.size()) - list.size()))
    place = place * 10 + static_cast<std::size_t>(digit - '0');
  const Json& item = document["providers"][place];
  const auto id = item.is_object() ? item.find("id") : item.end();
  const auto* const text = id == item.end() ? nullptr : id->get_ptr<const std::string*>();
  return text == nullptr ? std::string() : "`" + *text + "`: ";
}

}  // namespace

Result<ProviderCatalogue, std::vector<CatalogueProblem>> codec::read_providers(
    const Json& document, const std::vector<std::string>& features) {
  Issues issues;
  Reader reader(document, issues);
  ProviderCatalogue catalogue = ProvidersReader(issues).read(reader);
  reader.finish();
  std::vector<CatalogueProblem> problems;
  for (const Issue& issue : issues) problems.push_back({issue.path, codec::sentence_of(issue)});
  if (problems.empty()) problems = check_providers(catalogue, features);
  if (!problems.empty()) return Failure{std::move(problems)};
  return catalogue;
}

Result<ProviderCatalogue, CatalogueProblems> decode_providers(
    std::string_view text, const std::vector<std::string>& features) {
  const auto document = codec::read_document(text);
  if (!document)
    return Failure{CatalogueProblems{codec::describe_unreadable(text, document.error())}};
  auto catalogue = codec::read_providers(*document, features);
  if (catalogue) return std::move(catalogue).value();
  std::vector<std::string> paths;
  for (const CatalogueProblem& problem : catalogue.error()) paths.push_back(problem.path);
  const std::vector<std::size_t> lines = codec::lines_of(text, paths);
  CatalogueProblems problems;
  for (std::size_t i = 0; i < paths.size(); ++i)
    problems.push_back("line " + std::to_string(lines[i]) + ": " + service_at(*document, paths[i]) +
                       paths[i] + ": " + catalogue.error()[i].what);
  return Failure{std::move(problems)};
}

}  // namespace steward
