#include <gtest/gtest.h>

#include "server/config/load.hpp"
#include "server/config/settings.hpp"
#include "server/config/values.hpp"
#include "server/log/text.hpp"

namespace steward {

TEST(ConfigValues, AnEndpointIsAnAddressAndAPort) {
  const auto v4 = parse_endpoint("0.0.0.0:0");
  ASSERT_TRUE(v4);
  EXPECT_EQ(v4->text(), "0.0.0.0:0");
  const auto v6 = parse_endpoint("[::1]:65535");
  ASSERT_TRUE(v6);
  EXPECT_EQ(v6->address, "::1");
  EXPECT_EQ(v6->text(), "[::1]:65535");
  for (const char* text : {"", ":80", "127.0.0.1", "127.0.0.1:", "127.0.0.1:65536", "localhost:80",
                           "127.0.0.1:-1", "[::1]", "[::1:80", "::1:80", "10.0.0.0/8:80"}) {
    EXPECT_FALSE(parse_endpoint(text)) << text;
  }
}

TEST(ConfigValues, APublicUrlIsSpelledAsBrowsersSpellOrigins) {
  const auto origin = [](std::string_view text) {
    const auto url = parse_public_url(text);
    return url ? url->origin : "refused";
  };
  EXPECT_EQ(origin("https://Steward.Example"), "https://steward.example");
  EXPECT_EQ(origin("https://steward.example/"), "https://steward.example");
  EXPECT_EQ(origin("https://steward.example:443"), "https://steward.example");
  EXPECT_EQ(origin("https://steward.example:8443"), "https://steward.example:8443");
  EXPECT_EQ(origin("http://[::1]:80"), "http://[::1]");
  EXPECT_TRUE(parse_public_url("https://a")->is_https);
  EXPECT_FALSE(parse_public_url("http://a")->is_https);
  for (const char* text :
       {"", "steward.example", "ftp://a", "https://", "https://a/b", "https://a?b", "https://a:0",
        "https://a:x", "https://user@a", "https://a b"}) {
    EXPECT_EQ(origin(text), "refused") << text;
  }
}

TEST(ConfigValues, MailGoesToAFolderOrAServer) {
  const auto folder = parse_mail("outbox:var/outbox");
  ASSERT_TRUE(folder);
  EXPECT_EQ(std::get<MailOutbox>(*folder).folder, "var/outbox");
  const auto server = parse_mail("smtp://us%40er:p%3Aw@mail.example:587");
  ASSERT_TRUE(server);
  const auto& smtp = std::get<MailServer>(*server);
  EXPECT_EQ(smtp.user, "us@er");
  EXPECT_EQ(smtp.password, "p:w");
  EXPECT_EQ(smtp.host, "mail.example");
  EXPECT_EQ(smtp.port, 587);
  EXPECT_EQ(std::get<MailServer>(*parse_mail("smtp://mail.example")).port, 25);
  for (const char* text : {"", "outbox:", "smtp://", "smtp://a:b@", "smtp://@a", "smtp://h:p",
                           "smtp://u%zz@h", "smtp://h/path", "imap://h"}) {
    EXPECT_FALSE(parse_mail(text)) << text;
  }
}

TEST(ConfigValues, ADatabaseIsAFileOrAServer) {
  EXPECT_EQ(std::get<SqliteDatabase>(*parse_database("sqlite:x.db")).file, "x.db");
  EXPECT_TRUE(std::holds_alternative<PostgresqlDatabase>(*parse_database("postgresql://h/n")));
  for (const char* text : {"", "sqlite:", "postgresql://", "mysql://h/n"}) {
    EXPECT_FALSE(parse_database(text)) << text;
  }
}

TEST(ConfigValues, NumbersArePlainDigitsWithinBothBounds) {
  EXPECT_EQ(parse_number("1", 1, 10), 1);
  EXPECT_EQ(parse_number("10", 1, 10), 10);
  for (const char* text : {"", "0", "11", "1.0", "1 ", " 1", "+1", "1e1", "99999999999999999999"}) {
    EXPECT_FALSE(parse_number(text, 1, 10)) << text;
  }
}

TEST(Config, VariablesThatSetNothingAreFound) {
  const Environment environment = {{"STEWARD_LISTEN", "x"}, {"STEWARD_PORT_80_TCP", "y"}};
  EXPECT_EQ(unknown_variables(environment), std::vector<std::string>{"STEWARD_PORT_80_TCP"});
}

TEST(LogText, SEC43_OneEventStaysOneLineAndValidUtf8) {
  const auto quoted = [](std::string_view text) {
    std::string out;
    log::append_quoted(out, text);
    return out;
  };
  EXPECT_EQ(quoted("a\"b\\c"), R"("a\"b\\c")");
  EXPECT_EQ(quoted("a\r\nb"), R"("a\u000d\u000ab")");
  EXPECT_EQ(quoted(std::string_view("\0\x1b\x7f", 3)), R"("\u0000\u001b\u007f")");
  EXPECT_EQ(quoted("gr\xc3\xbc\xc3\x9f \xe2\x82\xac \xf0\x9f\x98\x80"),
            "\"gr\xc3\xbc\xc3\x9f \xe2\x82\xac \xf0\x9f\x98\x80\"");
  EXPECT_EQ(quoted("\xff"), R"("\u00ff")");
  EXPECT_EQ(quoted("\xc0\xaf"), R"("\u00c0\u00af")") << "overlong";
  EXPECT_EQ(quoted("\xed\xa0\x80"), R"("\u00ed\u00a0\u0080")") << "surrogate";
  EXPECT_EQ(quoted("\xe2\x82"), R"("\u00e2\u0082")") << "cut off";
  EXPECT_EQ(quoted("\xf4\x90\x80\x80"), R"("\u00f4\u0090\u0080\u0080")") << "beyond Unicode";
}

}  // namespace steward
