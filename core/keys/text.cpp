#include "core/keys/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "core/base/crc32.hpp"
#include "core/base/utf8.hpp"

namespace steward {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";
using Checksum = std::array<char, api_key_checksum_digits>;

Checksum checksum_of(std::string_view text) {
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  std::uint32_t crc = detail::crc32(Bytes(bytes, text.size()));
  Checksum digits{};
  for (std::size_t i = digits.size(); i-- > 0; crc >>= 4) digits[i] = hex_digits[crc & 0xF];
  return digits;
}

bool is_hex(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return hex_digits.find(c) != std::string_view::npos; });
}

}  // namespace

std::string api_key_of(std::string_view random) {
  std::string key(api_key_mark);
  key.append(random);
  const Checksum checksum = checksum_of(key);
  return key.append(checksum.data(), checksum.size());
}

Result<std::string_view, Issue> parse_api_key(std::string_view text) {
  const std::string_view key = trimmed(text, " \t\r\n\f\v\"'`<>");
  const bool has_shape = key.size() == api_key_length &&
                         key.substr(0, api_key_mark.size()) == api_key_mark && is_hex(key);
  if (!has_shape) return Failure{Issue{Code::api_key_malformed}};
  const std::string_view checked = key.substr(0, api_key_length - api_key_checksum_digits);
  const Checksum checksum = checksum_of(checked);
  if (key.substr(checked.size()) != std::string_view(checksum.data(), checksum.size()))
    return Failure{Issue{Code::api_key_mistyped}};
  return key;
}

std::string api_key_hint(std::string_view key) {
  constexpr std::size_t shown = 4;
  return std::string(key.substr(key.size() - std::min(key.size(), shown)));
}

std::optional<std::string_view> key_in_authorization(std::string_view header) {
  const std::string_view value = trimmed(header, " \t");
  const std::size_t space = value.find_first_of(" \t");
  if (space == std::string_view::npos) {
    if (value.empty()) return std::nullopt;
    return value;
  }
  constexpr std::string_view bearer = "bearer";
  const std::string_view scheme = value.substr(0, space);
  const bool is_bearer = std::equal(
      scheme.begin(), scheme.end(), bearer.begin(), bearer.end(), [](char given, char letter) {
        return (static_cast<unsigned char>(given) | 0x20U) == static_cast<unsigned char>(letter);
      });
  if (!is_bearer) return std::nullopt;
  return trimmed(value.substr(space), " \t");
}

}  // namespace steward
