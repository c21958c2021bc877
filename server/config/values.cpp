#include "server/config/values.hpp"

#include <algorithm>
#include <charconv>

#include "server/http/message.hpp"
#include "server/http/router.hpp"

namespace steward {
namespace {

struct HostAndPort {
  std::string host;  // without brackets
  std::optional<std::uint16_t> port;
};

/// "host", "host:port", "[::1]:port".
std::optional<HostAndPort> parse_host_and_port(std::string_view text) {
  HostAndPort out;
  std::size_t end = text.find(':');
  if (text.starts_with('[')) {
    const std::size_t bracket = text.find(']');
    if (bracket == std::string_view::npos) return std::nullopt;
    out.host = text.substr(1, bracket - 1);
    end = bracket + 1;
  } else {
    out.host = text.substr(0, end);
  }
  if (out.host.empty()) return std::nullopt;
  if (end >= text.size()) return out;
  const auto port = text[end] == ':' ? parse_number(text.substr(end + 1), 0, 65535) : std::nullopt;
  if (!port) return std::nullopt;
  out.port = static_cast<std::uint16_t>(*port);
  return out;
}

bool is_host_character(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '.' ||
         letter == '-' || letter == ':';
}

}  // namespace

std::optional<std::int64_t> parse_number(std::string_view text, std::int64_t min,
                                         std::int64_t max) {
  std::int64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || rest != end || value < min || value > max) return std::nullopt;
  return value;
}

std::optional<http::Endpoint> parse_endpoint(std::string_view text) {
  const auto parts = parse_host_and_port(text);
  if (!parts || !parts->port) return std::nullopt;
  if (parts->host.find('/') != std::string::npos || !http::Network::parse(parts->host)) {
    return std::nullopt;
  }
  return http::Endpoint{parts->host, *parts->port};
}

std::optional<PublicUrl> parse_public_url(std::string_view text) {
  const bool is_https = text.starts_with("https://");
  if (!is_https && !text.starts_with("http://")) return std::nullopt;
  text.remove_prefix(is_https ? 8 : 7);
  if (text.ends_with('/')) text.remove_suffix(1);
  auto parts = parse_host_and_port(text);
  if (!parts) return std::nullopt;
  std::transform(parts->host.begin(), parts->host.end(), parts->host.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
  });
  if (!std::all_of(parts->host.begin(), parts->host.end(), is_host_character)) return std::nullopt;
  // Browsers leave the scheme's own port out of an origin.
  const std::uint16_t usual = is_https ? 443 : 80;
  const bool is_v6 = parts->host.find(':') != std::string::npos;
  std::string origin = is_https ? "https://" : "http://";
  origin += is_v6 ? "[" + parts->host + "]" : parts->host;
  if (parts->port == 0) return std::nullopt;
  if (parts->port && *parts->port != usual) origin += ":" + std::to_string(*parts->port);
  return PublicUrl{std::move(origin), is_https};
}

std::optional<Database> parse_database(std::string_view text) {
  constexpr std::string_view sqlite = "sqlite:";
  if (text.starts_with(sqlite) && text.size() > sqlite.size()) {
    return SqliteDatabase{text.substr(sqlite.size())};
  }
  constexpr std::string_view postgresql = "postgresql://";
  if (text.starts_with(postgresql) && text.size() > postgresql.size()) {
    return PostgresqlDatabase{std::string(text)};
  }
  return std::nullopt;
}

std::optional<Mail> parse_mail(std::string_view text) {
  constexpr std::string_view outbox = "outbox:";
  if (text.starts_with(outbox) && text.size() > outbox.size()) {
    return MailOutbox{text.substr(outbox.size())};
  }
  constexpr std::string_view smtp = "smtp://";
  if (!text.starts_with(smtp)) return std::nullopt;
  text.remove_prefix(smtp.size());
  if (text.ends_with('/')) text.remove_suffix(1);
  MailServer server;
  if (const std::size_t at = text.rfind('@'); at != std::string_view::npos) {
    const std::string_view user = text.substr(0, at);
    const std::size_t colon = user.find(':');
    const auto name = http::percent_decoded(user.substr(0, colon));
    const auto password = http::percent_decoded(
        colon == std::string_view::npos ? std::string_view{} : user.substr(colon + 1));
    if (!name || name->empty() || !password) return std::nullopt;
    server.user = *name;
    server.password = *password;
    text.remove_prefix(at + 1);
  }
  auto parts = parse_host_and_port(text);
  if (!parts || parts->host.find('/') != std::string::npos) return std::nullopt;
  server.host = std::move(parts->host);
  server.port = parts->port.value_or(server.port);
  return server;
}

std::optional<std::vector<http::Network>> parse_networks(std::string_view text) {
  std::vector<http::Network> networks;
  if (http::trimmed(text).empty()) return networks;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(',', start), text.size());
    const auto network = http::Network::parse(http::trimmed(text.substr(start, end - start)));
    if (!network) return std::nullopt;
    networks.push_back(*network);
    start = end + 1;
  }
  return networks;
}

}  // namespace steward
