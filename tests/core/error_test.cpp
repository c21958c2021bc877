#include <gtest/gtest.h>

#include <set>
#include <string>

#include "core/error/code.hpp"

namespace steward {

TEST(Code, NamesAreUniqueAndFoundAgain) {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < code_count(); ++i) {
    const Code code = static_cast<Code>(i);
    EXPECT_TRUE(seen.insert(name_of(code)).second) << name_of(code);
    EXPECT_EQ(code_named(name_of(code)), code);
  }
  EXPECT_EQ(code_named("no_such_code"), std::nullopt);
}

}  // namespace steward
