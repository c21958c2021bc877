#pragma once

#include <string>

#include "core/codec/keys.hpp"
#include "core/keys/change.hpp"
#include "server/store/api_keys.hpp"
#include "server/use_cases/actor.hpp"

namespace steward::use_cases {

/// A text that no key has had, with what is kept of it.
struct KeyText {
  std::string text;
  NewKeyText about;
};
[[nodiscard]] KeyText new_key_text(Timestamp now);

/// The text, sealed for its row, or empty where this server shows keys once (KEY-2).
[[nodiscard]] std::string seal_own_key(const Services& services, const KeyText& text);
/// Fails: `api_key_not_copyable` where it is not kept. Throws StoreError where it does not open.
[[nodiscard]] Result<std::string, Refusal> open_own_key(const Services& services,
                                                        const store::StoredApiKey& stored);

[[nodiscard]] ApiKeyView view_of(const store::StoredApiKey& stored);
/// The answer that has the text, for no cache to keep.
[[nodiscard]] http::Response new_key_response(const ApiKeyView& view, const KeyText& text,
                                              Timestamp now);

/// A session of the last 15 minutes: what hands out a text of a key asks for it. Fails: as
/// authenticate, then `session_not_recent`.
[[nodiscard]] Result<Actor, Refusal> authenticate_recent(Services& services,
                                                         const http::Request& request);

}  // namespace steward::use_cases
