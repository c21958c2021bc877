#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/http/message.hpp"

namespace steward::http {

/// A block of IPv4 or IPv6 addresses.
class Network {
 public:
  /// "10.0.0.0/8", "::1", "2001:db8::/32"; nothing for other text.
  [[nodiscard]] static std::optional<Network> parse(std::string_view text);
  /// False for text that is no address. `::ffff:10.0.0.1` is the address 10.0.0.1.
  [[nodiscard]] bool contains(std::string_view address) const;

 private:
  using Bytes = std::array<std::uint8_t, 16>;  // IPv4 as ::ffff:a.b.c.d
  Network(const Bytes& bytes, unsigned bits) : bytes_(bytes), bits_(bits) {}

  Bytes bytes_;
  unsigned bits_;
};

/// Whose request it is: `peer`, unless that is a trusted proxy; then the last address in
/// X-Forwarded-For that no trusted proxy wrote about itself. What a client puts there reaches
/// nobody, since only the part behind the last untrusted address is believed (SEC-26).
[[nodiscard]] std::string client_address(std::string_view peer, const Headers& headers,
                                         const std::vector<Network>& trusted_proxies);

}  // namespace steward::http
