#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "core/base/timestamp.hpp"

namespace steward::documents {

struct PdfInfo {
  std::string title;
  Timestamp created_at;  ///< also what makes equal documents equal bytes
};

/// Writes a PDF of A4 pages, text by text; each text begins a page and runs over as many as it
/// needs. Any script that the machine's fonts have (ADR 0112). Used by one thread at a time.
class PdfWriter {
 public:
  explicit PdfWriter(const PdfInfo& info);
  ~PdfWriter();
  PdfWriter(const PdfWriter&) = delete;
  PdfWriter& operator=(const PdfWriter&) = delete;

  /// `markup`: Pango markup; a tab puts what follows against the right margin. Throws
  /// std::runtime_error where it is no markup: our templates are, and values are escaped.
  void add(const std::string& markup);
  /// Ends the document.
  void finish();
  /// The bytes since the last call; a document is all of them together.
  [[nodiscard]] std::string take();

 private:
  struct Surface;
  std::unique_ptr<Surface> surface_;
};

}  // namespace steward::documents
