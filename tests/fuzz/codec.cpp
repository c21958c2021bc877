// SEC-7, SEC-39: every byte string gets an answer that is JSON, from every decoder of the codec.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/codec/account.hpp"
#include "core/codec/catalogue.hpp"
#include "core/codec/evaluate.hpp"
#include "core/codec/json.hpp"
#include "core/codec/session.hpp"
#include "core/codec/workspace.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace steward;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!codec::parse_object(evaluate(text))) std::abort();

  const IconCatalogue icons{{"rocket"}, {"teal"}};
  (void)decode_account_patch(text, icons);
  (void)decode_workspace_patch(text, icons);
  (void)decode_sign_up(text);
  (void)decode_sign_in(text);
  (void)decode_password_change(text);
  (void)decode_roles(text);
  (void)decode_icons(text);
  return 0;
}
