// The Unicode Consortium's own conformance test for normalisation, complete.
#include <gtest/gtest.h>

#include <cstddef>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "core/base/nfc.hpp"

namespace steward {
namespace {

std::u32string points_of(const std::string& field) {
  std::istringstream stream(field);
  std::u32string points;
  for (std::string hex; stream >> hex;)
    points.push_back(static_cast<char32_t>(std::stoul(hex, nullptr, 16)));
  return points;
}

TEST(Nfc, PassesTheUnicodeConformanceTest) {
  std::ifstream file(STEWARD_NORMALIZATION_TEST);
  ASSERT_TRUE(file) << STEWARD_NORMALIZATION_TEST;
  std::size_t count = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#' || line[0] == '@') continue;
    std::istringstream stream(line);
    std::vector<std::u32string> columns;
    for (std::string field; columns.size() < 5 && std::getline(stream, field, ';');)
      columns.push_back(points_of(field));
    // NFC: c2 == toNFC(c1) == toNFC(c2) == toNFC(c3); c4 == toNFC(c4) == toNFC(c5).
    for (const int source : {0, 1, 2})
      ASSERT_EQ(to_nfc(columns[static_cast<std::size_t>(source)]), columns[1]) << line;
    for (const int source : {3, 4})
      ASSERT_EQ(to_nfc(columns[static_cast<std::size_t>(source)]), columns[3]) << line;
    ++count;
  }
  EXPECT_GT(count, 18'000U);
}

TEST(Nfc, OrdersARunOfAnyLength) {
  // Marks of two classes in turns, 100,000 of them: sorted by class, and in linear time.
  std::u32string text = U"a";
  for (int i = 0; i < 50'000; ++i) text += U"\u0316\u0334";
  const std::u32string expected =
      U"a" + std::u32string(50'000, U'\u0334') + std::u32string(50'000, U'\u0316');
  EXPECT_TRUE(to_nfc(text) == expected);
}

}  // namespace
}  // namespace steward
