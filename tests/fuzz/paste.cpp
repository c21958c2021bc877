// ADV-13, SEC-7: whatever is pasted is sorted or refused, and what is ready is an address.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

#include "core/base/utf8.hpp"
#include "core/team/paste.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace steward;
  const auto invitees = sort_invitees({reinterpret_cast<const char*>(data), size},
                                      {{"member@acme.test"}, {"invited@acme.test"}});
  if (!invitees) return 0;
  std::set<std::string> ready;
  for (const Invitee& invitee : *invitees) {
    const bool is_malformed = invitee.kind == InviteeKind::malformed;
    if (invitee.email.has_value() == is_malformed || invitee.issue.has_value() != is_malformed)
      std::abort();
    if (!is_utf8(invitee.text) || !is_utf8(invitee.display_name)) std::abort();
    if (invitee.display_name.find_first_of("\r\n") != std::string::npos) std::abort();
    if (invitee.kind != InviteeKind::ready) continue;
    const auto again = parse_email(invitee.email->text());
    if (!again || !ready.insert(again->key()).second) std::abort();
  }
  return 0;
}
