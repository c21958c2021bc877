#pragma once

#include <string>
#include <string_view>

#include "core/billing/invoice.hpp"
#include "server/documents/templates.hpp"

namespace steward::documents {

/// An invoice, who it is made out to, and where it comes from.
struct InvoiceFacts {
  Invoice invoice;
  std::string billed_to;
  std::string billing_email;
  std::string issuer;  ///< the address of this installation
};

/// What the templates `invoice_page` and `invoice_markup` name: figures and days as the language
/// writes them. Every figure is the invoice's own; nothing is computed here.
[[nodiscard]] Values invoice_values(const InvoiceFacts& facts, std::string_view language);

}  // namespace steward::documents
