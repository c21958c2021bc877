#include "server/http/static_files.hpp"

#include <brotli/encode.h>
#include <sodium/crypto_generichash.h>

#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "server/http/media.hpp"

namespace steward::http {
namespace {

// `require-trusted-types-for` closes the door that `script-src` leaves open: strings that become
// markup. Only the two named policies may make markup; styles come from files alone.
constexpr std::string_view shell_policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; font-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types lit-html steward";

constexpr std::size_t compressed_bytes_min = 512;  // below, the headers weigh more than the gain
// Start to ready must stay under 100 ms; the web build compresses at the highest quality.
constexpr int brotli_quality_at_start = 5;

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (!in) throw std::runtime_error("cannot read `" + path.string() + "`");
  return bytes;
}

/// Empty when brotli does not make it smaller.
std::string compressed(const std::string& bytes) {
  std::string out(BrotliEncoderMaxCompressedSize(bytes.size()), '\0');
  std::size_t size = out.size();
  const bool is_done =
      BrotliEncoderCompress(brotli_quality_at_start, BROTLI_DEFAULT_WINDOW, BROTLI_DEFAULT_MODE,
                            bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()),
                            &size, reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_TRUE;
  if (!is_done || size >= bytes.size()) return {};
  out.resize(size);
  return out;
}

/// The web build names files in /assets/ after a hash of their content: `main-Bx3_k9Zq.js`.
bool is_hashed(std::string_view path) {
  constexpr std::size_t hash_length = 8;
  const std::string_view stem = path.substr(0, path.rfind('.'));
  return path.starts_with("/assets/") && stem.size() > hash_length &&
         stem[stem.size() - hash_length - 1] == '-';
}

bool belongs_to_pages(std::string_view path) {
  for (const std::string_view own : {"/api", "/pictures", "/dev", "/assets"}) {
    if (path == own || (path.starts_with(own) && path[own.size()] == '/')) return false;
  }
  return path.substr(path.rfind('/')).find('.') == std::string_view::npos;
}

bool names_etag(std::string_view if_none_match, std::string_view etag) {
  return trimmed(if_none_match) == "*" || if_none_match.find(etag) != std::string_view::npos;
}

}  // namespace

StaticFiles::Form StaticFiles::form_of(std::string bytes, std::string_view coding) {
  std::array<unsigned char, 16> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size(), nullptr, 0);
  constexpr std::string_view hex = "0123456789abcdef";
  std::string etag = "\"";
  for (const unsigned char byte : hash) {
    etag += hex[byte >> 4U];
    etag += hex[byte & 15U];
  }
  // Each form of a file has its own strong ETag (RFC 9110 §8.8.3.3).
  etag.append(coding.empty() ? "" : "-").append(coding).append("\"");
  return {std::make_shared<const std::string>(std::move(bytes)), std::move(etag)};
}

StaticFiles StaticFiles::load(const std::filesystem::path& folder) {
  StaticFiles out;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.is_symlink() || !entry.is_regular_file()) continue;
    const std::filesystem::path& path = entry.path();
    if (path.extension() == ".br") continue;
    const std::string name = "/" + path.lexically_relative(folder).generic_string();
    File file{.plain = form_of(read_file(path), ""),
              .brotli = std::nullopt,
              .content_type = content_type_of_file(name),
              .is_immutable = is_hashed(name)};
    const std::filesystem::path packed = path.string() + ".br";
    std::string brotli;
    if (std::filesystem::is_regular_file(packed)) {
      brotli = read_file(packed);
    } else if (is_compressible(file.content_type) &&
               file.plain.bytes->size() >= compressed_bytes_min) {
      brotli = compressed(*file.plain.bytes);
    }
    if (!brotli.empty()) file.brotli = form_of(std::move(brotli), "br");
    out.files_.emplace(name, std::move(file));
  }
  if (!out.files_.contains("/index.html")) {
    throw std::runtime_error("there is no index.html in `" + folder.string() + "`");
  }
  return out;
}

Response StaticFiles::answer(const File& file, const Request& request) {
  const bool takes_brotli =
      file.brotli && accepts_coding(request.header("accept-encoding").value_or(""), "br");
  const Form& form = takes_brotli ? *file.brotli : file.plain;
  Response response;
  response.headers = {
      {"ETag", form.etag},
      {"Cache-Control", file.is_immutable ? "public, max-age=31536000, immutable" : "no-cache"},
      {"Content-Security-Policy", std::string(shell_policy)}};
  if (file.brotli) response.headers.emplace_back("Vary", "Accept-Encoding");
  if (names_etag(request.header("if-none-match").value_or(""), form.etag)) {
    response.status = 304;
    return response;
  }
  response.headers.emplace_back("Content-Type", file.content_type);
  if (takes_brotli) response.headers.emplace_back("Content-Encoding", "br");
  response.shared_body = form.bytes;
  return response;
}

std::optional<Response> StaticFiles::find(const Request& request) const {
  auto file = files_.find(request.path);
  if (file == files_.end() && belongs_to_pages(request.path)) file = files_.find("/index.html");
  if (file == files_.end()) return std::nullopt;
  return answer(file->second, request);
}

}  // namespace steward::http
