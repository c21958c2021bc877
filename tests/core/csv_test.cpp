#include "core/base/csv.hpp"

#include <gtest/gtest.h>

#include <string>

namespace steward {
namespace {

TEST(Csv, QuotesEveryField) {  // RFC 4180
  EXPECT_EQ(csv_row({"a", "", "b \"c\", d\ne"}), "\"a\",\"\",\"b \"\"c\"\", d\ne\"\r\n");
}

TEST(Csv, StartsNoFormula) {  // SEC-37, OWASP "CSV Injection"
  for (const std::string start : {"=", "+", "-", "@", "\t", "\r", "\xEF\xBC\x9D", "\xEF\xBC\x8B",
                                  "\xEF\xBC\x8D", "\xEF\xBC\xA0"}) {
    EXPECT_EQ(csv_row({start + "1"}), "\"'" + start + "1\"\r\n");
    EXPECT_EQ(csv_row({"  " + start + "1"}), "\"  '" + start + "1\"\r\n");
    for (const std::string before : {",", ";", "|", "\n"})
      EXPECT_EQ(csv_row({"x" + before + " " + start + "1"}),
                "\"x" + before + " '" + start + "1\"\r\n");
    EXPECT_EQ(csv_row({"x\"" + start + "1"}), "\"x\"\"'" + start + "1\"\r\n");
    EXPECT_EQ(csv_row({"x" + start + "1"}), "\"x" + start + "1\"\r\n");
  }
}

}  // namespace
}  // namespace steward
