#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/billing/invoice.hpp"

namespace steward::store {

class Connection;

/// An invoice with who it is made out to, as that was then.
struct StoredInvoice {
  Invoice invoice;
  std::string billed_to;  ///< the workspace's name
  std::string billing_email;
};

/// The next number of the installation. It counts only with the transaction: a number that is taken
/// back is given to the next one, so none is missing (BIL). Last in the transaction, since
/// everybody else who wants one waits for its end.
[[nodiscard]] InvoiceNumber take_invoice_number(Connection& connection);
void insert_invoice(Connection& connection, WorkspaceId workspace_id, const StoredInvoice& stored);
void set_invoice_state(Connection& connection, InvoiceNumber number, InvoiceState state);

/// Nothing where the workspace has no such invoice, whoever else has it.
[[nodiscard]] std::optional<StoredInvoice> find_invoice(Connection& connection,
                                                        WorkspaceId workspace_id,
                                                        InvoiceNumber number);
[[nodiscard]] std::optional<StoredInvoice> find_invoice_of_payment(Connection& connection,
                                                                   const PaymentId& payment);
/// The latest below number `before`, latest first.
[[nodiscard]] std::vector<StoredInvoice> list_invoices(Connection& connection,
                                                       WorkspaceId workspace_id,
                                                       std::int64_t before, std::int64_t limit);

}  // namespace steward::store
