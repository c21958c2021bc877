// SEC-7: an address is accepted or refused whatever the bytes, and what is accepted stays so.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/account/email.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace steward;
  const auto email = parse_email({reinterpret_cast<const char*>(data), size});
  if (!email) return 0;
  if (email->text().find_first_of("\r\n <>\"") != std::string::npos) std::abort();
  const auto again = parse_email(email->text());
  if (!again || *again != *email) std::abort();
  const auto suggestion = suggest_email(*email);
  if (suggestion && *suggestion == *email) std::abort();
  return 0;
}
