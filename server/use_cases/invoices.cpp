#include "server/store/invoices.hpp"

#include <limits>
#include <memory>

#include "core/base/rfc3339.hpp"
#include "core/codec/billing.hpp"
#include "core/codec/billing_pages.hpp"
#include "server/documents/format.hpp"
#include "server/documents/invoice.hpp"
#include "server/documents/pdf.hpp"
#include "server/use_cases/actor.hpp"
#include "server/use_cases/position_cursor.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {
namespace {

constexpr std::string_view invoice_list = "invoices";  // in cursors
using documents::DocumentKind;

constexpr std::int64_t all_invoices = std::numeric_limits<std::int64_t>::max();

/// Whether a part of the number, of the day or of the purpose is what was searched for.
bool matches(const Invoice& invoice, const std::string& search) {
  const std::string day = to_rfc3339(invoice.issued_at).substr(0, 10);
  const std::string_view purpose = name_of(invoice.purpose);
  return text_of(invoice.number).find(search) != std::string::npos ||
         day.find(search) != std::string::npos || purpose.find(search) != std::string_view::npos;
}

/// The latest invoices below `before` that match, one more than the page has room for.
std::vector<Invoice> find_invoices(store::Connection& connection, WorkspaceId workspace_id,
                                   const InvoiceQuery& query, std::int64_t before) {
  constexpr std::int64_t at_once = 200;
  std::vector<Invoice> found;
  for (;;) {
    const auto some = store::list_invoices(connection, workspace_id, before, at_once);
    for (const store::StoredInvoice& stored : some) {
      before = stored.invoice.number.value();
      if (!matches(stored.invoice, query.search)) continue;
      found.push_back(stored.invoice);
      if (static_cast<std::int64_t>(found.size()) > query.limit) return found;
    }
    if (some.empty()) return found;
  }
}

Result<WorkspaceId, Refusal> reader_of(Services& services, store::Connection& connection,
                                       const http::Request& request) {
  const auto reader = authorize_visitor(services, connection, request, Permission::billing_read);
  if (!reader) return Failure{reader.error()};
  return reader->membership.workspace.id;
}

Result<store::StoredInvoice, Refusal> invoice_in_path(Services& services,
                                                      const http::Request& request) {
  return services.store.read(
      [&](store::Connection& connection) -> Result<store::StoredInvoice, Refusal> {
        const auto id = reader_of(services, connection, request);
        if (!id) return Failure{id.error()};
        const auto number = parse_invoice_number(request.params.at(1));
        auto stored = number ? store::find_invoice(connection, *id, *number) : std::nullopt;
        if (!stored) return refuse(Code::invoice_not_found);
        return *std::move(stored);
      });
}

std::string_view language_of(const http::Request& request) {
  return documents::language_of(request.header("Accept-Language").value_or(""));
}

documents::Values values_of(const Services& services, const store::StoredInvoice& stored,
                            std::string_view language) {
  return documents::invoice_values(
      {stored.invoice, stored.billed_to, stored.billing_email, services.public_url.origin},
      language);
}

/// All invoices on their way into one PDF, page by page, so that their number costs no memory.
class InvoiceExport {
 public:
  InvoiceExport(Services& services, WorkspaceId workspace_id, std::string_view language)
      : services_(services),
        workspace_id_(workspace_id),
        language_(language),
        pdf_({"Steward " + std::to_string(workspace_id.value()), services.clock.now()}) {}

  std::string next_piece() {
    while (!is_done_) {
      add_next();
      if (std::string piece = pdf_.take(); !piece.empty()) return piece;
    }
    return {};
  }

 private:
  void add_next() {
    constexpr std::int64_t at_once = 20;
    const auto page = services_.store.read([&](store::Connection& connection) {
      return store::list_invoices(connection, workspace_id_, before_, at_once);
    });
    for (const store::StoredInvoice& stored : page) {
      before_ = stored.invoice.number.value();
      pdf_.add(services_.documents.render(DocumentKind::invoice_markup, language_,
                                          values_of(services_, stored, language_)));
    }
    if (!page.empty()) return;
    pdf_.finish();
    is_done_ = true;
  }

  Services& services_;
  const WorkspaceId workspace_id_;
  const std::string_view language_;
  documents::PdfWriter pdf_;
  std::int64_t before_ = all_invoices;
  bool is_done_ = false;
};

http::Headers pdf_headers(const std::string& name) {
  return {{"Content-Type", "application/pdf"},
          {"Content-Disposition", "attachment; filename=\"" + name + ".pdf\""}};
}

}  // namespace

Outcome list_invoices(Services& services, const http::Request& request) {
  const auto query = decode_invoice_query(request.query);
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto id = reader_of(services, connection, request);
    if (!id) return Failure{id.error()};
    if (!query) return refuse(query.error());
    const auto before = position_in(services, invoice_list, *id, query->cursor);
    if (!before) return Failure{before.error()};
    std::vector<Invoice> items = find_invoices(connection, *id, *query, *before);
    std::optional<std::string> next_cursor;
    if (static_cast<std::int64_t>(items.size()) > query->limit) {
      items.pop_back();
      next_cursor = cursor_before(services, invoice_list, *id, items.back().number.value());
    }
    return json_response(200, encode_invoice_page(items, next_cursor));
  });
}

Outcome read_invoice(Services& services, const http::Request& request) {
  const auto stored = invoice_in_path(services, request);
  if (!stored) return Failure{stored.error()};
  return json_response(200, encode_invoice(stored->invoice));
}

Outcome read_invoice_page(Services& services, const http::Request& request) {
  const auto stored = invoice_in_path(services, request);
  if (!stored) return Failure{stored.error()};
  const std::string_view language = language_of(request);
  return http::Response{.status = 200,
                        .headers = {{"Content-Type", "text/html; charset=utf-8"},
                                    {"Content-Language", std::string(language)},
                                    {"Content-Security-Policy", services.documents.page_policy()}},
                        .body = services.documents.render(DocumentKind::invoice_page, language,
                                                          values_of(services, *stored, language))};
}

Outcome read_invoice_pdf(Services& services, const http::Request& request) {
  const auto stored = invoice_in_path(services, request);
  if (!stored) return Failure{stored.error()};
  const std::string_view language = language_of(request);
  const std::string number = text_of(stored->invoice.number);
  documents::PdfWriter pdf({number, stored->invoice.issued_at});
  pdf.add(services.documents.render(DocumentKind::invoice_markup, language,
                                    values_of(services, *stored, language)));
  pdf.finish();
  return http::Response{.status = 200, .headers = pdf_headers(number), .body = pdf.take()};
}

Outcome export_invoices(Services& services, const http::Request& request) {
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto id = reader_of(services, connection, request);
    if (!id) return Failure{id.error()};
    const auto made = std::make_shared<InvoiceExport>(services, *id, language_of(request));
    return http::Response{.status = 200,
                          .headers = pdf_headers("invoices-" + std::to_string(id->value())),
                          .next_piece = [made] { return made->next_piece(); }};
  });
}

}  // namespace steward::use_cases
