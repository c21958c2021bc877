#include "core/codec/connection_settings.hpp"

#include "core/codec/decode.hpp"

namespace steward {

std::string encode_connection_settings(bool own_keys_only) {
  return codec::to_text(codec::object_of("own_keys_only", own_keys_only));
}

Result<bool, Issues> decode_connection_settings(std::string_view body) {
  return codec::decode(body, [](codec::Reader& reader) -> std::optional<bool> {
    if (!reader.has("own_keys_only")) reader.add("own_keys_only", Issue{Code::field_missing});
    return reader.flag("own_keys_only");
  });
}

}  // namespace steward
