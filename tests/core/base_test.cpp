#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "core/base/result.hpp"
#include "core/base/rfc3339.hpp"
#include "core/base/utf8.hpp"

namespace steward {
namespace {

TEST(Result, PassesTheErrorOn) {
  using Number = Result<int, std::string>;
  const auto half = [](int value) -> Number {
    if (value % 2 != 0) return Failure{std::string("odd")};
    return value / 2;
  };
  EXPECT_EQ(Number(8).and_then(half).and_then(half), Number(2));
  EXPECT_EQ(Number(6).and_then(half).and_then(half), Number(Failure{std::string("odd")}));
  EXPECT_EQ(Number(6).transform([](int value) { return value + 1; }), Number(7));
}

TEST(Utf8, RefusesWhatIsNotWellFormed) {
  for (const char* text : {"\x80", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xED\xA0\x80",
                           "\xF0\x80\x80\x80", "\xF4\x90\x80\x80", "\xF5", "\xE2\x82", "a\xFF"})
    EXPECT_FALSE(is_utf8(text));
  for (const char32_t point :
       {0x0U, 0x7FU, 0x80U, 0x7FFU, 0x800U, 0xD7FFU, 0xE000U, 0xFFFFU, 0x10000U, 0x10FFFFU}) {
    const std::u32string text(1, point);
    EXPECT_EQ(decode_utf8(encode_utf8(text)), text) << static_cast<std::uint32_t>(point);
  }
}

TEST(Rfc3339, WritesAndReadsOneSpelling) {
  const auto at = parse_rfc3339("2028-02-29T23:59:59.999Z");
  ASSERT_TRUE(at);
  EXPECT_EQ(to_rfc3339(*at), "2028-02-29T23:59:59.999Z");
  EXPECT_EQ(to_rfc3339(Timestamp{}), "1970-01-01T00:00:00.000Z");
  for (const char* text :
       {"2027-02-29T00:00:00.000Z", "2026-11-21T24:00:00.000Z", "2026-11-21T12:00:60.000Z",
        "2026-11-21 12:00:00.000Z", "2026-11-21T12:00:00.000", "2026-11-21T12:00:00Z",
        "-026-11-21T12:00:00.000Z", "2026-11-21T12:00:00.000+", ""})
    EXPECT_FALSE(parse_rfc3339(text)) << text;
}

}  // namespace
}  // namespace steward
