#include "server/documents/templates.hpp"

#include <array>
#include <fstream>
#include <kainjow/mustache.hpp>
#include <sstream>
#include <stdexcept>

#include "server/identity/digest.hpp"

namespace steward::documents {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::mustache;

struct File {
  DocumentKind kind;
  const char* name;
};
constexpr std::array files = {File{DocumentKind::invoice_page, "invoice.html"},
                              File{DocumentKind::invoice_markup, "invoice.markup"},
                              File{DocumentKind::sandbox_card, "sandbox_card.html"},
                              File{DocumentKind::sandbox_challenge, "sandbox_challenge.html"},
                              File{DocumentKind::sandbox_gone, "sandbox_gone.html"}};

std::string read_file(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::ostringstream text;
  text << stream.rdbuf();
  if (!stream || text.str().empty())
    throw std::runtime_error("cannot read document template `" + file.string() + "`");
  return text.str();
}

std::string read_template(const std::filesystem::path& file) {
  std::string text = read_file(file);
  mustache parsed(text);
  if (!parsed.is_valid())
    throw std::runtime_error("document template `" + file.string() +
                             "`: " + parsed.error_message());
  return text;
}

void set(data& into, const std::string& name, const Value& value) {
  if (const auto* const text = std::get_if<std::string>(&value))
    into.set(name, *text);
  else
    into.set(name, std::get<bool>(value) ? data::type::bool_true : data::type::bool_false);
}

data to_data(const Values& values) {
  data out;
  for (const auto& [name, value] : values.fields) set(out, name, value);
  for (const auto& [name, rows] : values.lists) {
    data list(data::type::list);
    for (const auto& row : rows) {
      data item;
      for (const auto& [field, value] : row) set(item, field, value);
      list.push_back(item);
    }
    out.set(name, list);
  }
  return out;
}

}  // namespace

Templates::Templates(const std::filesystem::path& folder) : style_(read_file(folder / "page.css")) {
  for (const std::string_view language : languages)
    for (const File& file : files)
      languages_[std::string(language)][file.kind] = read_template(folder / language / file.name);
  page_policy_ = "default-src 'none'; style-src 'sha256-" + identity::sha256_base64(style_) +
                 "'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
}

std::string Templates::render(DocumentKind kind, std::string_view language,
                              const Values& values) const {
  data all = to_data(values);
  all.set("style", style_);
  return mustache(languages_.find(language)->second.at(kind)).render(all);
}

}  // namespace steward::documents
