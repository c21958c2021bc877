#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "core/codec/catalogue.hpp"

namespace steward {
namespace {

std::string text_of(const char* file) {
  std::ifstream stream(std::string(STEWARD_SOURCE_DIR "/") + file);
  std::stringstream text;
  text << stream.rdbuf();
  return text.str();
}

TEST(Catalogues, ThatWeShipAreSound) {
  const auto roles = decode_roles(text_of("assets/roles.json"));
  ASSERT_TRUE(roles) << roles.error().front();
  EXPECT_EQ(roles->roles.front().name, "user");
  EXPECT_EQ(founder_role(*roles), "admin");  // TM-3: of whoever makes a workspace
  const auto icons = decode_icons(text_of("assets/icons/icons.json"));
  ASSERT_TRUE(icons) << icons.error().front();
}

TEST(Catalogues, SayWhereTheyAreWrong) {
  const auto first_problem = [](const char* text) { return decode_roles(text).error().front(); };
  EXPECT_EQ(first_problem("{\n\"roles\": [\n,]}"), "line 3: the text is not JSON here");
  EXPECT_EQ(first_problem(R"({"roles":[{"name":"a","permissions":["fly"]}]})"),
            "role `a` has the unknown permission `fly`");
  EXPECT_EQ(first_problem(R"({"roles":[{"name":"a","permissions":["roles_assign"]},
                                       {"name":"b","permissions":[]}]})"),
            "role `b` lacks `roles_assign`, which the lesser role `a` has");
  EXPECT_EQ(first_problem(R"({"roles":[{"name":"a","permissions":[]}]})"),
            "no role has `roles_assign`");
  EXPECT_EQ(first_problem(R"({"roles":[{"name":"a","permissions":["roles_assign"]},
                                       {"name":"a","permissions":["roles_assign"]}]})"),
            "role `a` is listed twice");
  EXPECT_EQ(decode_icons(R"({"icons":["x","x"],"colors":[]})").error(),
            (CatalogueProblems{"`icons` lists `x` twice", "`colors` is empty"}));
}

}  // namespace
}  // namespace steward
