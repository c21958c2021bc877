#include "server/use_cases/key_texts.hpp"

#include "core/keys/text.hpp"
#include "core/keys/use.hpp"
#include "server/identity/token.hpp"

namespace steward::use_cases {
namespace {

std::string text_place(const ApiKeyId& id) {
  return "api_keys/" + id.value() + "/text";
}

}  // namespace

KeyText new_key_text(Timestamp now) {
  std::string text = api_key_of(identity::random_digits(api_key_random_digits));
  std::string hint = api_key_hint(text);
  return {std::move(text), {ApiKeyId{identity::new_timed_id("key_", now)}, std::move(hint)}};
}

std::string seal_own_key(const Services& services, const KeyText& text) {
  if (services.api_keys_shown_once) return {};
  return services.sealer.seal(text.text, text_place(text.about.id));
}

Result<std::string, Refusal> open_own_key(const Services& services,
                                          const store::StoredApiKey& stored) {
  if (stored.sealed_text.empty()) return refuse(Code::api_key_not_copyable);
  auto text = services.sealer.open(stored.sealed_text, text_place(stored.key.id));
  if (!text) throw store::StoreError(store::Fault::broken, "a sealed API key does not open");
  return *std::move(text);
}

ApiKeyView view_of(const store::StoredApiKey& stored) {
  return {stored.key, stored.owner_name, stored.last_used_at, stored.last_used_from,
          !stored.sealed_text.empty()};
}

http::Response new_key_response(const ApiKeyView& view, const KeyText& text, Timestamp now) {
  http::Response response = json_response(201, encode_new_api_key(view, text.text, now));
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

Result<Actor, Refusal> authenticate_recent(Services& services, const http::Request& request) {
  auto actor = authenticate(services, request);
  if (!actor) return actor;
  const auto recent = check_recent_sign_in(actor->session.value().opened_at, services.clock.now());
  if (!recent) return refuse(recent.error());
  return actor;
}

}  // namespace steward::use_cases
