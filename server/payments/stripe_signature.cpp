#include "server/payments/stripe_signature.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <vector>

#include "server/identity/hmac.hpp"

namespace steward::payments {
namespace {

struct Header {
  std::string time;
  std::vector<std::string_view> signatures;
};

Header read_header(std::string_view text) {
  Header header;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find(','));
    text.remove_prefix(std::min(part.size() + 1, text.size()));
    if (part.starts_with("t=")) header.time = part.substr(2);
    if (part.starts_with("v1=")) header.signatures.push_back(part.substr(3));
  }
  return header;
}

std::optional<Timestamp> time_of(const std::string& digits) {
  std::int64_t seconds = 0;
  const char* const end = digits.data() + digits.size();
  const auto [rest, error] = std::from_chars(digits.data(), end, seconds);
  constexpr std::int64_t seconds_max = 1LL << 40;  // far beyond any date, far from overflow
  if (digits.empty() || error != std::errc{} || rest != end || seconds < 0 || seconds > seconds_max)
    return std::nullopt;
  return Timestamp{std::chrono::seconds{seconds}};
}

}  // namespace

Result<Genuine, EventFault> check_stripe_signature(std::string_view header, std::string_view body,
                                                   std::string_view secret, Timestamp now) {
  const Header read = read_header(header);
  const auto sent_at = time_of(read.time);
  if (!sent_at || read.signatures.empty()) return Failure{EventFault::malformed};
  const std::string expected =
      identity::hmac_sha256_hex(secret, read.time + "." + std::string(body));
  const bool is_genuine =
      std::any_of(read.signatures.begin(), read.signatures.end(),
                  [&](std::string_view one) { return identity::equal_in_time(one, expected); });
  if (!is_genuine) return Failure{EventFault::forged};
  if (*sent_at + event_tolerance < now || now + event_tolerance < *sent_at)
    return Failure{EventFault::too_old};
  return Genuine{};
}

}  // namespace steward::payments
