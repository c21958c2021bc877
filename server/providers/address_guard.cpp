#include "server/providers/address_guard.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

namespace steward::providers {
namespace {

using http::Network;

// IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and what came after it), with
// multicast and what is reserved. IPv6 outside of 2000::/3 is not handed out at all.
constexpr std::array special_v4 = {
    "0.0.0.0/8",      "10.0.0.0/8",     "100.64.0.0/10",   "127.0.0.0/8",     "169.254.0.0/16",
    "172.16.0.0/12",  "192.0.0.0/24",   "192.0.2.0/24",    "192.31.196.0/24", "192.52.193.0/24",
    "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15",   "198.51.100.0/24",
    "203.0.113.0/24", "224.0.0.0/4",    "240.0.0.0/4"};
constexpr std::array special_v6 = {"2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20"};
constexpr const char* global_v6 = "2000::/3";

template <std::size_t count>
std::vector<Network> networks(const std::array<const char*, count>& texts) {
  std::vector<Network> list;
  list.reserve(count);
  for (const char* const text : texts) list.push_back(*Network::parse(text));
  return list;
}

bool is_in(const std::vector<Network>& list, std::string_view address) {
  return std::any_of(list.begin(), list.end(),
                     [&](const Network& network) { return network.contains(address); });
}

/// The IPv4 address inside of an IPv6 one.
std::optional<std::string> carried_v4(std::string_view address) {
  struct Carrier {
    Network network;
    std::size_t offset_bytes;
  };
  static const std::array carriers = {Carrier{*Network::parse("64:ff9b::/96"), 12},  // RFC 6052
                                      Carrier{*Network::parse("2002::/16"), 2},      // RFC 3056
                                      Carrier{*Network::parse("::ffff:0:0/96"), 12}};
  std::array<std::uint8_t, 16> bytes{};
  if (inet_pton(AF_INET6, std::string(address).c_str(), bytes.data()) != 1) return std::nullopt;
  for (const Carrier& carrier : carriers) {
    if (!carrier.network.contains(address)) continue;
    std::array<char, INET_ADDRSTRLEN> text{};
    inet_ntop(AF_INET, bytes.data() + carrier.offset_bytes, text.data(), text.size());
    return std::string(text.data());
  }
  return std::nullopt;
}

bool is_public(std::string_view address) {
  static const std::vector<Network> not_public_v4 = networks(special_v4);
  static const std::vector<Network> not_public_v6 = networks(special_v6);
  static const Network handed_out = *Network::parse(global_v6);
  if (const auto inner = carried_v4(address)) return is_public(*inner);
  const bool is_v6 = address.find(':') != std::string_view::npos;
  if (is_v6) return handed_out.contains(address) && !is_in(not_public_v6, address);
  // Text that is no address is in no network; it must not pass for a public one.
  static const Network every_v4 = *Network::parse("0.0.0.0/0");
  return every_v4.contains(address) && !is_in(not_public_v4, address);
}

}  // namespace

AddressGuard::AddressGuard(std::vector<Network> opened) : opened_(std::move(opened)) {}

bool AddressGuard::is_opened(std::string_view address) const {
  return is_in(opened_, address);
}

bool AddressGuard::allows(std::string_view address) const {
  return is_public(address) || is_opened(address);
}

}  // namespace steward::providers
