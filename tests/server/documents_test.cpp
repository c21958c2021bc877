// Invoices as the server renders them: figures, pages, PDF.
#include <gtest/gtest.h>

#include "server/documents/format.hpp"
#include "server/documents/invoice.hpp"
#include "server/documents/pdf.hpp"

namespace steward::documents {
namespace {

const Timestamp november{std::chrono::sys_days{std::chrono::year{2026} / 11 / 21}};

InvoiceFacts invoice_to(std::string name) {
  Charge charge;
  charge.lines = {
      {LineKind::new_plan, 34900, PlanChoice{"explorer", known_credits(10000), Period::monthly},
       TimeSpan{november, november + std::chrono::hours{24 * 30}}},
      {LineKind::unused_time, -4967, PlanChoice{"starter", known_credits(2000), Period::monthly},
       TimeSpan{november, november + std::chrono::hours{24 * 10}}},
      {LineKind::tax, 5687, std::nullopt, std::nullopt}};
  charge.subtotal_minor = 29933;
  charge.tax_minor = 5687;
  charge.due_minor = 35620;
  return {{InvoiceNumber{7}, PaymentId{"pay_1"}, PaymentPurpose::plan_change, november,
           Currency{"usd"}, charge, "VAT", std::nullopt, InvoiceState::paid},
          std::move(name),
          "bills@example.test",
          "https://steward.test"};
}

std::string pdf_of(const std::string& markup) {
  PdfWriter pdf({"INV-000007", november});
  pdf.add(markup);
  pdf.finish();
  return pdf.take();
}

TEST(Format, WritesMoneyAsTheLanguageDoes) {
  EXPECT_EQ(money_text({123450, Currency{"usd"}}, "en"), "$1,234.50");
  EXPECT_EQ(money_text({123450, Currency{"eur"}}, "de"), "1.234,50\u00a0\u20ac");
  EXPECT_EQ(money_text({-5, Currency{"usd"}}, "en"), "-$0.05");
  EXPECT_EQ(money_text({0, Currency{"usd"}}, "en"), "$0.00");
  EXPECT_EQ(money_text({500, Currency{"jpy"}}, "en"), "\u00a5500");
  EXPECT_EQ(money_text({1'000'000'000'000, Currency{"usd"}}, "en"), "$10,000,000,000.00");
}

TEST(Format, WritesDaysInUtc) {
  EXPECT_EQ(date_text(november, "en"), "Nov 21, 2026");
  EXPECT_EQ(date_text(november + std::chrono::milliseconds{86'399'999}, "de"), "21.11.2026");
  EXPECT_EQ(number_text(10000, "de"), "10.000");
}

TEST(Format, SpeaksEnglishWhereItHasNoOther) {
  EXPECT_EQ(language_of("de-CH,de;q=0.9"), "de");
  EXPECT_EQ(language_of("fr"), "en");
  EXPECT_EQ(language_of(""), "en");
}

TEST(Invoice, EscapesNamesInPageAndMarkup) {
  const Templates templates(STEWARD_SOURCE_DIR "/assets/documents");
  const Values values = invoice_values(invoice_to("<b>&\"'</b>"), "en");
  for (const auto kind : {DocumentKind::invoice_page, DocumentKind::invoice_markup}) {
    const std::string text = templates.render(kind, "en", values);
    EXPECT_EQ(text.find("<b>&\"'"), std::string::npos);
    EXPECT_NE(text.find("&lt;b&gt;&amp;&quot;"), std::string::npos);
    EXPECT_NE(text.find("$349.00"), std::string::npos);
    EXPECT_NE(text.find("-$49.67"), std::string::npos);
    EXPECT_NE(text.find("$356.20"), std::string::npos);
  }
  EXPECT_NO_THROW(pdf_of(templates.render(DocumentKind::invoice_markup, "en", values)));
}

TEST(Pdf, IsOneAndTheSameForEqualInvoices) {
  const Templates templates(STEWARD_SOURCE_DIR "/assets/documents");
  const Values values =
      invoice_values(invoice_to("\u00c4rzte \u4f1a\u793e \u0634\u0631\u0643\u0629"), "de");
  const std::string markup = templates.render(DocumentKind::invoice_markup, "de", values);
  const std::string pdf = pdf_of(markup);
  EXPECT_TRUE(pdf.starts_with("%PDF-"));
  EXPECT_NE(pdf.find("%%EOF"), std::string::npos);
  EXPECT_EQ(pdf, pdf_of(markup));
}

TEST(Pdf, GoesOverAsManyPagesAsItNeeds) {
  std::string markup;
  for (int line = 0; line < 200; ++line) markup += "line\tamount\n";
  EXPECT_NE(pdf_of("one line").find("/Count 1\n"), std::string::npos);
  EXPECT_EQ(pdf_of(markup).find("/Count 1\n"), std::string::npos);
}

TEST(Pdf, RefusesWhatIsNoMarkup) {
  PdfWriter pdf({"x", november});
  EXPECT_THROW(pdf.add("<b>"), std::runtime_error);
}

}  // namespace
}  // namespace steward::documents
