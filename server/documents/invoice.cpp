#include "server/documents/invoice.hpp"

#include "server/documents/format.hpp"

namespace steward::documents {
namespace {

/// "Explorer" of "explorer": plans are named by the catalogue.
std::string title_of(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

std::map<std::string, Value> line_of(const QuoteLine& line, const Invoice& invoice,
                                     std::string_view language) {
  std::map<std::string, Value> values{
      {"amount", money_text({line.amount_minor, invoice.currency}, language)},
      {"is_plan", line.kind == LineKind::new_plan},
      {"is_unused_time", line.kind == LineKind::unused_time},
      {"is_top_up", line.kind == LineKind::top_up},
      {"is_tax", line.kind == LineKind::tax},
      {"is_credit", line.kind == LineKind::money_credit && line.amount_minor <= 0},
      {"is_put_aside", line.kind == LineKind::money_credit && line.amount_minor > 0},
      {"tax", invoice.tax_name}};
  if (line.choice) {
    values["plan"] = title_of(line.choice->plan);
    values["credits"] = number_text(line.choice->monthly_credits.value(), language);
    values["is_yearly"] = line.choice->period == Period::yearly;
  } else if (invoice.credits) {
    values["credits"] = number_text(invoice.credits->value(), language);
  }
  values["has_time"] = line.time.has_value();
  if (line.time) {
    values["from"] = date_text(line.time->from, language);
    values["to"] = date_text(line.time->to, language);
  }
  return values;
}

}  // namespace

Values invoice_values(const InvoiceFacts& facts, std::string_view language) {
  const Invoice& invoice = facts.invoice;
  Values values;
  values.fields = {{"number", text_of(invoice.number)},
                   {"payment", invoice.payment.value()},
                   {"date", date_text(invoice.issued_at, language)},
                   {"billed_to", facts.billed_to},
                   {"email", facts.billing_email},
                   {"issuer", facts.issuer},
                   {"total", money_text({invoice.charge.due_minor, invoice.currency}, language)},
                   {"is_refunded", invoice.state == InvoiceState::refunded}};
  for (const QuoteLine& line : invoice.charge.lines)
    values.lists["lines"].push_back(line_of(line, invoice, language));
  return values;
}

}  // namespace steward::documents
