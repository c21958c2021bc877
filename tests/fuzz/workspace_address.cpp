// SEC-7: an id found in pasted text is in range and found again in its own digits.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "core/workspace/address.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace steward;
  const auto id = parse_workspace_address({reinterpret_cast<const char*>(data), size});
  if (!id) return 0;
  if (id->value() < 1 || id->value() > workspace_id_max) std::abort();
  if (parse_workspace_address(std::to_string(id->value())) != id) std::abort();
  return 0;
}
