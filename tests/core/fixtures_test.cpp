// Replays tests/fixtures natively and, built by em++, under Node: the same cases, the same verdicts
// (SYS-1, ADV-1). A case is `{rows, description, given, when, now, expect}`; what `evaluate`
// answers must equal `expect` as a JSON value.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "core/codec/catalogue.hpp"
#include "core/codec/evaluate.hpp"
#include "core/codec/json.hpp"

namespace steward {
namespace {

using codec::Json;

std::vector<std::filesystem::path> fixture_files() {
  std::vector<std::filesystem::path> files;
  const std::filesystem::path root = STEWARD_SOURCE_DIR "/tests/fixtures";
  for (const char* folder : {"access", "account", "audit", "billing", "codec", "connections",
                             "credits", "keys", "plans", "team", "workspace"})
    for (const auto& entry : std::filesystem::directory_iterator(root / folder))
      if (entry.path().extension() == ".json") files.push_back(entry.path());
  return files;
}

Json read(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::stringstream text;
  text << stream.rdbuf();
  return Json::parse(text.str(), nullptr, false);
}

/// `given` may name a catalogue file instead of repeating it: "roles": "assets/roles.json".
Json with_catalogues(Json given) {
  for (auto& item : given.items())
    if (item.value().is_string() && item.value().get<std::string>().rfind("assets/", 0) == 0)
      item.value() = read(STEWARD_SOURCE_DIR "/" + item.value().get<std::string>());
  return given;
}

Json call_of(const Json& test) {
  Json call{{"when", test["when"]}};
  if (test.contains("given")) call["given"] = with_catalogues(test["given"]);
  if (test.contains("now")) call["now"] = test["now"];
  return call;
}

TEST(Fixtures, GiveTheVerdictTheyExpect) {
  std::size_t count = 0;
  for (const auto& file : fixture_files()) {
    const Json cases = read(file);
    ASSERT_TRUE(cases.is_array()) << file << " is no JSON array";
    for (const Json& test : cases) {
      ASSERT_TRUE(test.contains("rows") && test.contains("expect")) << file << codec::to_text(test);
      EXPECT_EQ(evaluate(codec::to_text(call_of(test))), codec::to_text(test["expect"]))
          << file.filename() << ": " << codec::to_text(test["description"]);
      ++count;
    }
  }
  EXPECT_GT(count, 100U);
  RecordProperty("cases", static_cast<int>(count));
}

TEST(Evaluate, TakesTheKeptRolesWhereTheCallBringsNone) {
  const auto kept = decode_roles(codec::to_text(read(STEWARD_SOURCE_DIR "/assets/roles.json")));
  ASSERT_TRUE(kept);
  const std::string when =
      R"("when":{"rule":"authorize","role":"user","permission":"members_invite"}})";
  const std::string own =
      R"({"given":{"roles":{"roles":[{"name":"user","permissions":["members_invite",)"
      R"("roles_assign"]}]}},)";
  EXPECT_EQ(Json::parse(evaluate("{" + when, &*kept))["rejection"]["code"], "role_insufficient");
  EXPECT_EQ(evaluate(own + when, &*kept), R"({"ok":true,"value":true})");
  EXPECT_EQ(Json::parse(evaluate("{" + when))["issues"][0]["path"], "/given/roles");
}

TEST(Evaluate, AnswersWhateverTheBytes) {
  for (const char* call :
       {"", "[]", "{}", "{\"when\":{}}", "{\"when\":{\"rule\":\"no_such_rule\"}}", "\xff",
        "{\"a\":1,\"a\":2}", "{\"when\":{\"rule\":\"parse_email\",\"text\":1}}"}) {
    const Json answer = Json::parse(evaluate(call), nullptr, false);
    ASSERT_TRUE(answer.is_object()) << call;
    EXPECT_EQ(answer["ok"], false) << call;
    EXPECT_FALSE(answer["issues"].empty()) << call;
  }
}

}  // namespace
}  // namespace steward
