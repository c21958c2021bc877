#pragma once

#include <string_view>
#include <vector>

#include "server/http/client_address.hpp"

namespace steward::providers {

/// Which machines a call on behalf of a workspace may reach (SEC-36). Asked for the address that is
/// about to be connected to, after all names are resolved: neither another spelling nor an answer
/// of the name service that changes gets around it.
class AddressGuard {
 public:
  /// `opened`: networks that are not public and that the operator opens all the same.
  explicit AddressGuard(std::vector<http::Network> opened = {});

  /// `address`: numeric, IPv4 or IPv6 without a zone. Public is what IANA's registries of special
  /// addresses do not list; an IPv6 address that carries an IPv4 one (mapped, NAT64, 6to4) is as
  /// public as that one.
  [[nodiscard]] bool allows(std::string_view address) const;
  /// One of those that the operator has opened: there, calls may do without TLS.
  [[nodiscard]] bool is_opened(std::string_view address) const;

 private:
  std::vector<http::Network> opened_;
};

}  // namespace steward::providers
