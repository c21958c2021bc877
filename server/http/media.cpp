#include "server/http/media.hpp"

#include <array>
#include <optional>
#include <utility>

#include "server/http/message.hpp"

namespace steward::http {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 16> types = {{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".mjs", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".json", "application/json"},
    {".webmanifest", "application/manifest+json"},
    {".map", "application/json"},
    {".wasm", "application/wasm"},
    {".svg", "image/svg+xml"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".gif", "image/gif"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".txt", "text/plain; charset=utf-8"},
    {".xml", "application/xml"},
}};

/// Cuts the next element of a list off, without the separator and the spaces around it.
std::string_view next_of(std::string_view& rest, char separator) {
  const std::size_t end = rest.find(separator);
  const std::string_view element = trimmed(rest.substr(0, end));
  rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
  return element;
}

/// Value of `name=value`, without quotes; nothing if the parameter has another name.
std::optional<std::string_view> value_of(std::string_view parameter, std::string_view name) {
  const std::size_t equals = parameter.find('=');
  if (equals == std::string_view::npos) return std::nullopt;
  if (!equal_ignoring_case(trimmed(parameter.substr(0, equals)), name)) return std::nullopt;
  std::string_view value = trimmed(parameter.substr(equals + 1));
  if (value.size() >= 2 && value.front() == '"' && value.back() == '"') {
    value = value.substr(1, value.size() - 2);
  }
  return value;
}

}  // namespace

std::string_view content_type_of_file(std::string_view name) {
  for (const auto& [end, type] : types) {
    if (name.size() > end.size() && name.substr(name.size() - end.size()) == end) return type;
  }
  return "application/octet-stream";
}

bool is_compressible(std::string_view content_type) {
  const bool is_packed_already =
      content_type == "application/octet-stream" || content_type == "font/woff2" ||
      (content_type.starts_with("image/") && content_type != "image/svg+xml");
  return !is_packed_already;
}

bool is_media_type(std::string_view content_type, std::string_view media_type) {
  if (!equal_ignoring_case(next_of(content_type, ';'), media_type)) return false;
  while (!content_type.empty()) {
    const auto charset = value_of(next_of(content_type, ';'), "charset");
    if (charset && !equal_ignoring_case(*charset, "utf-8")) return false;
  }
  return true;
}

bool accepts_coding(std::string_view accept_encoding, std::string_view coding) {
  bool by_star = false;
  while (!accept_encoding.empty()) {
    std::string_view entry = next_of(accept_encoding, ',');
    const std::string_view name = next_of(entry, ';');
    const auto quality = value_of(entry, "q");
    const bool is_taken = !quality || quality->find_first_not_of("0.") != std::string_view::npos;
    if (equal_ignoring_case(name, coding)) return is_taken;
    if (name == "*") by_star = is_taken;
  }
  return by_star;
}

}  // namespace steward::http
