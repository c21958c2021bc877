#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "server/config/config.hpp"

namespace steward {

// Readers of single settings. Each gives nothing for text that does not fit.

/// "127.0.0.1:8080", "[::1]:0"; the address as digits, since a name could mean several.
[[nodiscard]] std::optional<http::Endpoint> parse_endpoint(std::string_view text);
/// "https://steward.example" or with a port; no path, no user, ASCII host in any case.
[[nodiscard]] std::optional<PublicUrl> parse_public_url(std::string_view text);
/// "sqlite:var/steward.db", "postgresql://user:password@host/name".
[[nodiscard]] std::optional<Database> parse_database(std::string_view text);
/// "outbox:var/outbox", "smtp://user:password@host:port"; user and password are percent-decoded.
[[nodiscard]] std::optional<Mail> parse_mail(std::string_view text);
/// "10.0.0.0/8, ::1"; empty text is an empty list.
[[nodiscard]] std::optional<std::vector<http::Network>> parse_networks(std::string_view text);
/// Plain decimal digits within the bounds, both inclusive.
[[nodiscard]] std::optional<std::int64_t> parse_number(std::string_view text, std::int64_t min,
                                                       std::int64_t max);

}  // namespace steward
