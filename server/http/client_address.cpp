#include "server/http/client_address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace steward::http {
namespace {

using Bytes = std::array<std::uint8_t, 16>;

std::optional<Bytes> parse_address(std::string_view text) {
  const std::string terminated(text);
  Bytes bytes{};
  if (inet_pton(AF_INET6, terminated.c_str(), bytes.data()) == 1) return bytes;
  bytes[10] = bytes[11] = 0xFF;
  if (inet_pton(AF_INET, terminated.c_str(), bytes.data() + 12) == 1) return bytes;
  return std::nullopt;
}

bool is_trusted(std::string_view address, const std::vector<Network>& trusted) {
  return std::any_of(trusted.begin(), trusted.end(),
                     [&](const Network& network) { return network.contains(address); });
}

}  // namespace

std::optional<Network> Network::parse(std::string_view text) {
  const std::size_t slash = text.find('/');
  const std::string_view address = text.substr(0, slash);
  const auto bytes = parse_address(address);
  if (!bytes) return std::nullopt;
  const unsigned width = address.find(':') == std::string_view::npos ? 32 : 128;
  unsigned bits = width;
  if (slash != std::string_view::npos) {
    const std::string_view digits = text.substr(slash + 1);
    const auto [rest, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
    const bool is_whole = error == std::errc{} && rest == digits.data() + digits.size();
    if (!is_whole || bits > width) return std::nullopt;
  }
  return Network(*bytes, bits + (128 - width));
}

bool Network::contains(std::string_view address) const {
  const auto bytes = parse_address(address);
  if (!bytes) return false;
  for (unsigned bit = 0; bit < bits_; ++bit) {
    const auto mask = static_cast<std::uint8_t>(0x80U >> (bit % 8));
    if ((((*bytes)[bit / 8] ^ bytes_[bit / 8]) & mask) != 0) return false;
  }
  return true;
}

std::string client_address(std::string_view peer, const Headers& headers,
                           const std::vector<Network>& trusted_proxies) {
  if (!is_trusted(peer, trusted_proxies)) return std::string(peer);
  std::string client(peer);
  // Every proxy appends, so the newest entry of the last line comes first.
  for (auto line = headers.rbegin(); line != headers.rend(); ++line) {
    if (!equal_ignoring_case(line->first, "x-forwarded-for")) continue;
    std::string_view rest = line->second;
    while (!rest.empty()) {
      const std::size_t comma = rest.rfind(',');
      const bool is_first = comma == std::string_view::npos;
      const std::string_view entry = trimmed(is_first ? rest : rest.substr(comma + 1));
      rest = is_first ? std::string_view{} : rest.substr(0, comma);
      if (!parse_address(entry)) return client;
      client = entry;
      if (!is_trusted(entry, trusted_proxies)) return client;
    }
  }
  return client;
}

}  // namespace steward::http
