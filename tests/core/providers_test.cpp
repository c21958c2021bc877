// CON-14, BYOK-8: the catalogue that is shipped is sound, and what is wrong with one is named with
// its line.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>

#include "core/codec/json.hpp"
#include "core/codec/plans.hpp"
#include "core/codec/provider_call.hpp"
#include "core/codec/providers.hpp"

namespace steward {
namespace {

std::string provider_asset_text(const char* name) {
  std::ifstream stream(std::string(STEWARD_SOURCE_DIR "/assets/") + name);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::string listed_problems(const CatalogueProblems& problems) {
  std::string text;
  for (const std::string& problem : problems) text += problem + "\n";
  return text;
}

const ProviderCatalogue& shipped_providers() {
  static const ProviderCatalogue catalogue = [] {
    const auto plans = decode_plans(provider_asset_text("plans.json"));
    auto decoded = decode_providers(provider_asset_text("providers.json"), plans->features);
    EXPECT_TRUE(decoded) << listed_problems(decoded.error());
    return std::move(decoded).value();
  }();
  return catalogue;
}

TEST(Providers, TheShippedCatalogueIsSoundAndLarge) {
  const ProviderCatalogue& catalogue = shipped_providers();
  EXPECT_GE(catalogue.providers.size(), 100U);
  const auto tests =
      std::count_if(catalogue.providers.begin(), catalogue.providers.end(),
                    [](const Provider& provider) { return provider.test_call.has_value(); });
  EXPECT_GE(tests, 25);
  for (const char* id : {"hubspot", "salesforce", "anthropic", "openai", "snowflake", "outreach",
                         "salesloft", "firmable", "http_api"}) {
    const Provider* const provider = provider_with(catalogue, id);
    ASSERT_NE(provider, nullptr) << id;
    EXPECT_TRUE(provider->test_call) << id;
  }
}

TEST(Providers, NeedTheFeaturesOfThePlansTheyComeWith) {
  const auto feature = [](const char* id) {
    return provider_with(shipped_providers(), id)->feature;
  };
  EXPECT_EQ(feature("http_api"), "http_api");           // PLN-5
  EXPECT_EQ(feature("outreach"), "email_sequencing");   // PLN-5
  EXPECT_EQ(feature("salesloft"), "email_sequencing");  // PLN-5
  EXPECT_EQ(feature("salesforce"), "crm");              // PLN-6
  EXPECT_EQ(feature("hubspot"), "crm");                 // PLN-6
  EXPECT_EQ(feature("snowflake"), "snowflake");         // PLN-7
  EXPECT_EQ(feature("openai"), "");                     // BYOK-1 alone
}

TEST(Providers, EveryDeclaredCallCanBeFilled) {
  for (const Provider& provider : shipped_providers().providers) {
    std::vector<CredentialEntry> values;
    for (const CredentialField& field : provider.fields)
      values.push_back({field.name, field.example});
    if (provider.oauth) values.push_back({std::string(token_field_of(*provider.oauth)), "token"});
    if (provider.test_call) {
      const auto request = fill_call(*provider.test_call, values);
      ASSERT_TRUE(request) << provider.id;
      EXPECT_EQ(request->url.find('{'), std::string::npos) << provider.id;
      EXPECT_EQ(request->url.rfind("https://", 0), 0U) << provider.id << request->url;
    }
    for (const ProviderAction& action : provider.actions) {
      auto with_inputs = values;
      for (const std::string& input : action.inputs) with_inputs.push_back({input, "a b/c"});
      const auto request = fill_call(action.call, with_inputs);
      ASSERT_TRUE(request) << provider.id << action.name;
      EXPECT_EQ(request->url.find(' '), std::string::npos) << provider.id << request->url;
    }
  }
}

TEST(Providers, AreTheSameWhenWrittenAndReadAgain) {
  const std::string written = encode_providers(shipped_providers(), "de");
  const auto again = decode_providers(written);
  ASSERT_TRUE(again) << listed_problems(again.error());
  EXPECT_EQ(encode_providers(*again, "de"), written);
  EXPECT_EQ(again->providers.size(), shipped_providers().providers.size());
  EXPECT_EQ(text_in(shipped_providers(), shipped_providers().categories[1].title, "de"),
            "E-Mail-Sequenzen");
  EXPECT_EQ(text_in(shipped_providers(), shipped_providers().categories[1].title, "fr"),
            "Email sequencing");
}

TEST(Providers, AWrongEntryIsNamedWithItsLine) {
  std::string text = provider_asset_text("providers.json");
  const std::string example = "\"example\": \"fbl_";
  const std::size_t at = text.find(example);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, example.size(), "\"example\": \"fbx_");
  const auto line =
      1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
  const auto decoded = decode_providers(text);
  ASSERT_FALSE(decoded);
  ASSERT_EQ(decoded.error().size(), 1U) << listed_problems(decoded.error());
  const std::string& problem = decoded.error().front();
  EXPECT_EQ(problem.rfind("line " + std::to_string(line) + ": `firmable`: /providers/", 0), 0U)
      << problem;
  EXPECT_NE(problem.find("/fields/0/example: the example does not fit"), std::string::npos)
      << problem;
}

TEST(Providers, BrokenJsonAndAMissingFieldAreNamedWithTheirLine) {
  EXPECT_EQ(decode_providers("{\n\"languages\": [\"en\"],\n oops}").error().front().substr(0, 7),
            "line 3:");
  const auto decoded = decode_providers(
      "{\"languages\": [\"en\"],\n\"own_key_feature\": \"x\",\n\"categories\": [],\n\"providers\": "
      "[\n1,\n{\"id\": \"a\"}]}");
  ASSERT_FALSE(decoded);
  const std::string problems = listed_problems(decoded.error());
  EXPECT_NE(problems.find("line 5: /providers/0: "), std::string::npos) << problems;
  EXPECT_NE(problems.find("line 6: `a`: /providers/1/name: "), std::string::npos) << problems;
}

}  // namespace
}  // namespace steward
