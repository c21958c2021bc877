#include "server/mail/mail.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

#include "server/mail/encoding.hpp"
#include "server/mail/sender.hpp"
#include "server/mail/templates.hpp"
#include "tests/server/support/database.hpp"

namespace steward::mail {
namespace {

const Envelope envelope{"Gr\u00F6\u00DFe & Co <no-reply@example.test>", "out_1@example.test",
                        Timestamp{}};

/// The head's lines, unfolded.
std::vector<std::string> header_lines(const std::string& message) {
  std::vector<std::string> lines;
  std::size_t at = 0;
  const std::size_t head_end = message.find("\r\n\r\n");
  while (at < head_end) {
    const std::size_t end = message.find("\r\n", at);
    const std::string line = message.substr(at, end - at);
    if (line.starts_with(' '))
      lines.back() += line;
    else
      lines.push_back(line);
    at = end + 2;
  }
  return lines;
}

TEST(Encoding, DatesAreInUtcAsRfc5322Says) {
  EXPECT_EQ(to_mail_date(Timestamp{}), "Thu, 01 Jan 1970 00:00:00 +0000");
  EXPECT_EQ(to_mail_date(Timestamp{Duration{1795239054678}}), "Sat, 21 Nov 2026 05:30:54 +0000");
}

TEST(Encoding, HeaderValuesAreEncodedOnlyWhereTheyMustBe) {
  EXPECT_EQ(to_header_value("Confirm your address"), "Confirm your address");
  EXPECT_EQ(to_header_value("Gr\u00F6\u00DFe"), "=?UTF-8?Q?Gr=C3=B6=C3=9Fe?=");
  // What looks like an encoded word is text.
  EXPECT_EQ(from_header_value(to_header_value("=?UTF-8?Q?x?=")), "=?UTF-8?Q?x?=");
}

TEST(Encoding, EncodedWordsAreShortAndNeverCutACharacter) {  // RFC 2047 §2, §5
  const std::string subject =
      "Best\u00E4tigen Sie Ihre Adresse f\u00FCr Steward \u65E5\u672C\u8A9E\u306E\u4EF6\u540D "
      "\U0001F682\U0001F683\U0001F683\U0001F683\U0001F683\U0001F683\U0001F683";
  const std::string value = to_header_value(subject);
  EXPECT_EQ(from_header_value(value), subject);
  std::size_t at = 0;
  while (at < value.size()) {
    const std::size_t end = std::min(value.find("\r\n", at), value.size());
    const std::string word = value.substr(at, end - at);
    EXPECT_LE(word.size(), 76U);
    EXPECT_EQ(from_header_value(word).find("\xEF\xBF\xBD"), std::string::npos);
    at = end + 2;
  }
}

TEST(Encoding, QuotedPrintableKeepsEveryByteAndShortLines) {  // RFC 2045 §6.7
  std::string text = "a = b\nends in space \n.\n" + std::string(200, 'x') + "\n";
  for (int byte = 1; byte < 256; ++byte)
    if (byte != '\r') text.push_back(static_cast<char>(byte));
  const std::string encoded = to_quoted_printable(text);
  EXPECT_EQ(from_quoted_printable(encoded), text);
  std::size_t at = 0;
  while (at < encoded.size()) {
    const std::size_t end = std::min(encoded.find("\r\n", at), encoded.size());
    EXPECT_LE(end - at, 76U);
    if (end > at) {
      EXPECT_NE(encoded[end - 1], ' ');
    }
    at = end + 2;
  }
}

TEST(Mail, NoFieldCanStartAHeaderOfItsOwn) {  // SEC-37
  const std::string evil = "x\r\nBcc: victim@example.test\r\n\r\n<script>\n\x1f\x7f";
  const Mail mail{"to@example.test" + evil, "Subject" + evil, "text" + evil, "html" + evil};
  const Envelope forged{"From" + evil + " <a@b.test>", "id" + evil, Timestamp{}};
  const std::vector<std::string> lines = header_lines(to_message(mail, forged));
  ASSERT_EQ(lines.size(), 8U);
  for (const std::string& line : lines) EXPECT_FALSE(line.starts_with("Bcc")) << line;
  EXPECT_TRUE(lines[2].starts_with("To: to@example.testx")) << lines[2];
}

TEST(Mail, ReadsBackWhatItWrote) {
  const Mail mail{"ada@example.test", "W\u00E4hlen Sie", "Gr\u00FC\u00DFe\nhttps://a.test/b#c=d\n",
                  "<p>x</p>"};
  const std::string message = to_message(mail, envelope);
  const std::optional<ReadMail> read = read_message(message);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->to, mail.to);
  EXPECT_EQ(read->subject, mail.subject);
  EXPECT_EQ(read->text, mail.text);
  EXPECT_EQ(read_message("not a mail"), std::nullopt);
}

TEST(Mail, KeepsLongAddressesWhole) {
  const std::string address = std::string(60, 'a') + "@" + std::string(60, 'b') + ".test";
  const auto lines = header_lines(to_message({address, "s", "t", "h"}, envelope));
  EXPECT_EQ(lines[2], "To: " + address);
}

class TemplatesTest : public ::testing::Test {
 protected:
  const Templates templates_{std::filesystem::path(STEWARD_SOURCE_DIR) / "assets" / "mail"};
  const Values values_{{"public_url", "https://a.test"},
                       {"sign_in_url", "https://a.test/sign-in"},
                       {"sign_up_url", "https://a.test/sign-up"},
                       {"link", "https://a.test/x#token"},
                       {"link_minutes", "15"},
                       {"link_hours", "24"},
                       {"workspace_name", "Engines"}};
};

TEST_F(TemplatesTest, EveryMailIsWholeInEveryLanguage) {  // ADV-20
  using enum MailKind;
  for (const MailKind kind : {sign_up, sign_up_known, password, password_unknown, password_changed,
                              billing_email, credit_alert}) {
    std::set<std::string> subjects;
    for (const char* const locale : {"en", "de"}) {
      const Mail mail = templates_.render(kind, locale, "to@a.test", values_);
      subjects.insert(mail.subject);
      for (const std::string& part : {mail.subject, mail.text, mail.html}) {
        EXPECT_FALSE(part.empty());
        EXPECT_EQ(part.find("{{"), std::string::npos) << name_of(kind) << locale << part;
      }
      EXPECT_NE(mail.text.find("https://a.test"), std::string::npos);
    }
    EXPECT_EQ(subjects.size(), 2U) << name_of(kind);
  }
}

TEST_F(TemplatesTest, ValuesAreTextAndNeverTemplates) {  // SEC-37
  Values values = values_;
  values["workspace_name"] = "<b>{{link}}</b> & co";
  const Mail mail = templates_.render(MailKind::billing_email, "en", "to@a.test", values);
  EXPECT_NE(mail.text.find("\u201C<b>{{link}}</b> & co\u201D"), std::string::npos);
  EXPECT_NE(mail.html.find("&lt;b&gt;{{link}}&lt;/b&gt; &amp; co"), std::string::npos);
}

TEST_F(TemplatesTest, SpeaksEnglishWhereTheLanguageIsUnknown) {
  const std::string english = templates_.render(MailKind::password, "en", "", values_).subject;
  const std::string german = templates_.render(MailKind::password, "de", "", values_).subject;
  EXPECT_EQ(templates_.render(MailKind::password, "de-AT", "", values_).subject, german);
  for (const char* const locale : {"", "xx", "../de", "den"})
    EXPECT_EQ(templates_.render(MailKind::password, locale, "", values_).subject, english);
}

TEST(Templates, NamesTheFileThatIsMissing) {
  TemporaryFolder folder;
  try {
    const Templates templates(folder.path());
    FAIL() << "a folder without templates was taken";
  } catch (const std::runtime_error& error) {
    EXPECT_NE(std::string(error.what()).find("en/layout.html"), std::string::npos);
  }
}

TEST(OutboxFolder, KeepsOneFilePerMailHoweverOftenItIsSent) {
  TemporaryFolder folder;
  OutboxFolder outbox(folder.path() / "outbox");
  for (int i = 0; i < 3; ++i)
    EXPECT_EQ(outbox.send({"out_1", "a@b.test", "text"}).state, DeliveryState::delivered);
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path() / "outbox")) {
    EXPECT_EQ(entry.path().filename(), "out_1.eml");
    ++count;
  }
  EXPECT_EQ(count, 1);
}

TEST(OutboxFolder, DelaysWhereItCannotWrite) {
  OutboxFolder outbox("/proc/none");
  const Delivery delivery = outbox.send({"out_1", "a@b.test", "text"});
  EXPECT_EQ(delivery.state, DeliveryState::delayed);
  EXPECT_FALSE(delivery.reason.empty());
}

TEST(SmtpSender, DelaysWhereNobodyListens) {
  SmtpSender sender({"127.0.0.1", 1, "", "", "no-reply@example.test"});
  EXPECT_EQ(sender.send({"out_1", "a@b.test", "text"}).state, DeliveryState::delayed);
}

}  // namespace
}  // namespace steward::mail
