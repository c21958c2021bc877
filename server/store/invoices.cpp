#include "server/store/invoices.hpp"

#include "core/codec/billing.hpp"
#include "server/store/connection.hpp"
#include "server/store/credit_columns.hpp"

namespace steward::store {
namespace {

constexpr const char* invoice_columns =
    "number, payment_id, purpose, issued_at, currency, charge, tax_name, credits, billed_to, "
    "billing_email, state";

struct InvoiceRow {
  Integer number = 0;
  std::string payment_id{};
  std::string purpose{};
  Integer issued_at = 0;
  std::string currency{};
  std::string charge{};
  std::string tax_name{};
  Integer credits = 0;
  std::string billed_to{};
  std::string billing_email{};
  std::string state{};

  void read(Query& query) {
    query.out(number).out(payment_id).out(purpose).out(issued_at).out(currency).out(charge);
    query.out(tax_name).out(credits).out(billed_to).out(billing_email).out(state);
  }
  void write(Query& query) const {
    query.in(number).in(payment_id).in(purpose).in(issued_at).in(currency).in(charge);
    query.in(tax_name).in(credits).in(billed_to).in(billing_email).in(state);
  }
  [[nodiscard]] StoredInvoice stored() const {
    auto lines = decode_charge(charge);
    if (!lines) throw StoreError(Fault::broken, "a stored invoice cannot be read");
    Invoice invoice{.number = InvoiceNumber{number},
                    .payment = PaymentId{payment_id},
                    .purpose = stored_name(payment_purpose_named(purpose)),
                    .issued_at = to_timestamp(issued_at),
                    .currency = Currency{currency},
                    .charge = std::move(lines).value(),
                    .tax_name = tax_name,
                    .credits = std::nullopt,
                    .state = stored_name(invoice_state_named(state))};
    if (credits != 0) invoice.credits = stored_credits(credits);
    return {invoice, billed_to, billing_email};
  }
  [[nodiscard]] static InvoiceRow of(const StoredInvoice& stored) {
    const Invoice& invoice = stored.invoice;
    return {invoice.number.value(),
            invoice.payment.value(),
            std::string(name_of(invoice.purpose)),
            to_integer(invoice.issued_at),
            invoice.currency.value(),
            encode_charge(invoice.charge),
            invoice.tax_name,
            invoice.credits ? invoice.credits->value() : 0,
            stored.billed_to,
            stored.billing_email,
            std::string(name_of(invoice.state))};
  }
};

}  // namespace

InvoiceNumber take_invoice_number(Connection& connection) {
  Integer latest = 0;
  Query query(connection.sql);
  query.out(latest).prepare(
      "UPDATE invoice_numbers SET latest = latest + 1 WHERE id = 1 RETURNING latest");
  if (!query.find_one()) throw StoreError(Fault::broken, "the invoice numbers are gone");
  return InvoiceNumber{latest};
}

void insert_invoice(Connection& connection, WorkspaceId workspace_id, const StoredInvoice& stored) {
  const Integer workspace = workspace_id.value();
  const InvoiceRow row = InvoiceRow::of(stored);
  Query query(connection.sql);
  query.in(workspace);
  row.write(query);
  query.prepare(std::string("INSERT INTO invoices (workspace_id, ") + invoice_columns +
                ") VALUES (:workspace, :number, :payment, :purpose, :issued, :currency, :charge, "
                ":tax_name, :credits, :billed_to, :email, :state)");
  query.run();
}

void set_invoice_state(Connection& connection, InvoiceNumber number, InvoiceState state) {
  const Integer id = number.value();
  const std::string name(name_of(state));
  connection.sql << "UPDATE invoices SET state = :state WHERE number = :number", soci::use(name),
      soci::use(id);
}

std::optional<StoredInvoice> find_invoice(Connection& connection, WorkspaceId workspace_id,
                                          InvoiceNumber number) {
  const Integer workspace = workspace_id.value();
  const Integer id = number.value();
  InvoiceRow row;
  Query query(connection.sql);
  row.read(query.in(id).in(workspace));
  query.prepare(std::string("SELECT ") + invoice_columns +
                " FROM invoices WHERE number = :number AND workspace_id = :workspace");
  if (!query.find_one()) return std::nullopt;
  return row.stored();
}

std::optional<StoredInvoice> find_invoice_of_payment(Connection& connection,
                                                     const PaymentId& payment) {
  InvoiceRow row;
  Query query(connection.sql);
  row.read(query.in(payment.value()));
  query.prepare(std::string("SELECT ") + invoice_columns +
                " FROM invoices WHERE payment_id = :payment");
  if (!query.find_one()) return std::nullopt;
  return row.stored();
}

std::vector<StoredInvoice> list_invoices(Connection& connection, WorkspaceId workspace_id,
                                         std::int64_t before, std::int64_t limit) {
  const Integer workspace = workspace_id.value();
  const Integer before_number = before;
  const Integer count = limit;
  InvoiceRow row;
  Query query(connection.sql);
  row.read(query.in(workspace).in(before_number).in(count));
  query.prepare(std::string("SELECT ") + invoice_columns +
                " FROM invoices WHERE workspace_id = :workspace AND number < :before "
                "ORDER BY number DESC LIMIT :count");
  std::vector<StoredInvoice> invoices;
  query.for_each([&] { invoices.push_back(row.stored()); });
  return invoices;
}

}  // namespace steward::store
