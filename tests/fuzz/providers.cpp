// SEC-7, SEC-39: whatever an operator, a store or a service writes is read or refused, and a run
// that can be read can go on with any event.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/codec/connection_answers.hpp"
#include "core/codec/connections.hpp"
#include "core/codec/json.hpp"
#include "core/codec/provider_call.hpp"
#include "core/codec/providers.hpp"
#include "core/codec/runs.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace steward;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (const auto catalogue = decode_providers(text)) {
    const std::string language = catalogue->languages.front();
    if (!decode_providers(encode_providers(*catalogue, language))) std::abort();
    (void)decode_new_connection(text, *catalogue);
  }
  ProviderCall call;
  call.refusal = ReplySign{"/ok", "false"};
  call.pointers = {"/a/b", "/0", "/c", "/d", "/e~1f"};
  (void)read_reply(call, text);
  if (!codec::parse_object(answer_move(text))) std::abort();
  if (!codec::parse_object(answer_health(text))) std::abort();
  (void)decode_health_record(text);
  (void)decode_credentials(text);
  if (const auto state = decode_run_state(text))
    if (decode_run_state(encode_run_state(*state)) != state) std::abort();
  return 0;
}
