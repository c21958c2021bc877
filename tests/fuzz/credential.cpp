// SEC-7, SEC-36: whatever is pasted, the verdict stays inside the text, and what passes can be
// filled into an address without leading to another host.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "core/connections/call.hpp"

namespace {

using namespace steward;

CredentialField field_of(bool is_subdomain) {
  CredentialField field;
  field.name = "value";
  field.pattern.characters =
      CharacterSet::parse(is_subdomain ? "A-Za-z0-9-" : std::string_view()).value();
  if (!is_subdomain) return field;
  field.pattern.cut_before = "https://";
  field.pattern.cut_after = ".acme.example";
  return field;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  for (const bool is_subdomain : {false, true}) {
    const CredentialField field = field_of(is_subdomain);
    const auto judged = judge_credential(field, text);
    if (!judged) continue;
    const std::string_view value = judged->value;
    if (value.data() < text.data() || value.data() + value.size() > text.data() + text.size())
      std::abort();
    if (value.empty() || judge_credential(field, value)->value != value) std::abort();
    const auto url = fill_template("https://{value}.acme.example/v1", TemplatePlace::url,
                                   {{"value", std::string(value)}});
    if (!url) std::abort();
    const std::string_view host = std::string_view(*url).substr(8);
    if (is_subdomain && host.find_first_of("/?#@:") != value.size() + 13) std::abort();
  }
  (void)fill_template(text, TemplatePlace::url, {{"value", "x"}});
  (void)CharacterSet::parse(text);
  return 0;
}
