#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace steward::documents {

/// What a template may name in `{{…}}` and `{{#…}}`.
using Value = std::variant<std::string, bool>;
struct Values {
  std::map<std::string, Value> fields{};
  std::map<std::string, std::vector<std::map<std::string, Value>>> lists{};
};

enum class DocumentKind : std::uint8_t {
  invoice_page,    ///< invoice.html
  invoice_markup,  ///< invoice.markup, for the PDF
  sandbox_card,    ///< the sandbox's own pages
  sandbox_challenge,
  sandbox_gone,
};

/// Documents that the server itself renders, in every language, read once: assets/documents.
class Templates {
 public:
  /// Throws std::runtime_error naming the file that is missing or broken.
  explicit Templates(const std::filesystem::path& folder);

  /// `language`: from language_of. Values are escaped, for HTML and markup alike.
  [[nodiscard]] std::string render(DocumentKind kind, std::string_view language,
                                   const Values& values) const;
  /// The policy under which a page may use the style that is written in it, forms that go to this
  /// server, and nothing else.
  [[nodiscard]] const std::string& page_policy() const { return page_policy_; }

 private:
  std::map<std::string, std::map<DocumentKind, std::string>, std::less<>> languages_{};
  std::string style_{};
  std::string page_policy_{};
};

}  // namespace steward::documents
