// Replays tests/fixtures/picture: a case names a sample (tests/samples) instead of holding bytes.
// `size_bytes` of the facts is that of the file and therefore not written in the cases.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "core/codec/json.hpp"
#include "core/codec/picture.hpp"
#include "core/codec/problem.hpp"
#include "tests/core/samples.hpp"

namespace steward {
namespace {

using codec::Json;

Json read_json(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::stringstream text;
  text << stream.rdbuf();
  return Json::parse(text.str(), nullptr, false);
}

Json verdict_on(const File& file, const PictureClaim& claim) {
  const auto facts = check_picture(file, claim);
  if (!facts) return {{"ok", false}, {"issues", codec::issues_json({facts.error()})}};
  return {{"ok", true}, {"value", codec::picture_facts_json(*facts)}};
}

std::string text_of(const Json& object, const char* name) {
  return object.contains(name) ? object[name].get<std::string>() : std::string();
}

TEST(PictureFixtures, GiveTheVerdictTheyExpect) {
  std::set<std::string> used;
  std::size_t count = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(STEWARD_SOURCE_DIR "/tests/fixtures/picture")) {
    if (entry.path().extension() != ".json") continue;
    const Json cases = read_json(entry.path());
    ASSERT_TRUE(cases.is_array()) << entry.path() << " is no JSON array";
    for (const Json& test : cases) {
      const std::string name = text_of(test["given"], "file");
      const auto sample = all_samples().find(name);
      ASSERT_NE(sample, all_samples().end()) << name;
      const std::string file_name = text_of(test["when"], "file_name");
      const std::string media_type = text_of(test["when"], "media_type");
      Json expected = test["expect"];
      if (expected["ok"] == true) expected["value"]["size_bytes"] = sample->second.size();
      EXPECT_EQ(codec::to_text(verdict_on(sample->second, {file_name, media_type})),
                codec::to_text(expected))
          << name << ": " << codec::to_text(test["description"]);
      used.insert(name);
      ++count;
    }
  }
  EXPECT_GT(count, 250U);
  for (const auto& [name, file] : all_samples())
    EXPECT_TRUE(used.count(name) == 1) << name << " is made but no case uses it";
}

}  // namespace
}  // namespace steward
