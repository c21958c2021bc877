#include <array>
#include <chrono>
#include <vector>

#include "core/account/attempt_limit.hpp"
#include "core/account/avatar.hpp"
#include "core/account/link.hpp"
#include "core/account/password.hpp"
#include "core/account/password_change.hpp"
#include "core/account/session.hpp"
#include "core/base/rfc3339.hpp"
#include "core/codec/account.hpp"
#include "core/codec/rules.hpp"
#include "core/codec/session.hpp"

namespace steward::codec {
namespace {

Answer ask_parse_account_name(Call& call) {
  const auto text = call.when.text("text");
  if (!text) return nothing;
  return answer(parse_account_name(*text), [](const AccountName& name) { return name.value(); });
}

Answer ask_parse_email(Call& call) {
  const auto text = call.when.text("text");
  const auto known = call.when.optional_text("known_domain");
  if (!text) return nothing;
  return answer(parse_email(*text), [&](const EmailAddress& email) {
    std::vector<std::string> known_domains;
    if (known) known_domains.push_back(*known);
    Json json{{"email", email.text()}, {"key", email.key()}};
    if (const auto suggestion = suggest_email(email, known_domains))
      json["suggestion"] = suggestion->text();
    return json;
  });
}

Answer ask_parse_password(Call& call) {
  const auto text = call.when.text("text");
  const auto email = call.when.optional_text("email");
  const auto name = call.when.optional_text("name");
  if (!text) return nothing;
  const PasswordContext context{email ? std::string_view(*email) : "",
                                name ? std::string_view(*name) : ""};
  return answer(parse_password(*text, context), [](SoundPassword) { return true; });
}

Answer ask_default_avatar(Call& call) {
  const auto id = call.when.text("id");
  const auto name = call.when.text("name");
  const auto color_count = call.when.integer("color_count");
  if (color_count && *color_count < 1)
    call.when.add("color_count", Issue{Code::field_value_unknown});
  if (!id || !name || !color_count || *color_count < 1) return nothing;
  const auto avatar = default_avatar(*id, *name, static_cast<std::size_t>(*color_count));
  return yes({{"initials", avatar.initials}, {"color_index", avatar.color_index}});
}

std::optional<SignInMethod> sign_in_method(Reader& reader, std::string_view name) {
  const auto text = reader.text(name);
  if (!text) return std::nullopt;
  const auto method = sign_in_method_named(*text);
  if (!method) reader.add(name, Issue{Code::field_value_unknown});
  return method;
}

std::optional<SignInMethods> sign_in_methods(Reader& reader) {
  const Json* const list = reader.array("sign_in_methods");
  if (list == nullptr) return std::nullopt;
  SignInMethods methods;
  for (const Json& item : *list) {
    const auto* text = item.get_ptr<const std::string*>();
    const auto method = text == nullptr ? std::nullopt : sign_in_method_named(*text);
    if (method) {
      methods.push_back(*method);
    } else {
      reader.add("sign_in_methods", Issue{Code::field_value_unknown});
    }
  }
  return methods;
}

Answer ask_request_password_link(Call& call) {
  const auto methods = sign_in_methods(call.given);
  const auto opened_with = sign_in_method(call.given, "opened_with");
  if (!methods || !opened_with) return nothing;
  return answer(decide_request_password_link(*methods, *opened_with),
                [](PasswordLinkAllowed) { return true; });
}

std::optional<LinkPurpose> link_purpose(Reader& reader) {
  const auto text = reader.text("purpose");
  if (!text) return std::nullopt;
  const auto purpose = link_purpose_named(*text);
  if (!purpose) reader.add("purpose", Issue{Code::field_value_unknown});
  return purpose;
}

Answer ask_send_link(Call& call) {
  const auto last_sent_at = call.given.optional_time("last_sent_at");
  const auto purpose = link_purpose(call.when);
  const auto now = call.required_now();
  if (!purpose || !now) return nothing;
  return answer(decide_send_link(*purpose, last_sent_at, *now), [](LinkSent sent) -> Json {
    return {{"sent_at", to_rfc3339(sent.sent_at)}, {"expires_at", to_rfc3339(sent.expires_at)}};
  });
}

Answer ask_consume_link(Call& call) {
  const auto made_for = link_purpose(call.given);
  const auto expires_at = call.given.time("expires_at");
  const auto consumed_at = call.given.optional_time("consumed_at");
  const auto replaced_at = call.given.optional_time("replaced_at");
  const auto purpose = link_purpose(call.when);
  const auto now = call.required_now();
  if (!made_for || !expires_at || !purpose || !now) return nothing;
  return answer(
      decide_consume_link({*made_for, *expires_at, consumed_at, replaced_at}, *purpose, *now),
      [](LinkConsumed consumed) -> Json {
        return {{"consumed_at", to_rfc3339(consumed.consumed_at)}};
      });
}

Answer ask_check_session(Call& call) {
  const auto opened_with = sign_in_method(call.given, "opened_with");
  const auto opened_at = call.given.time("opened_at");
  const auto last_used_at = call.given.time("last_used_at");
  const auto now = call.required_now();
  if (!opened_with || !opened_at || !last_used_at || !now) return nothing;
  const Session session{*opened_with, *opened_at, *last_used_at};
  return answer(check_session(session, *now), [&](SessionOpen) -> Json {
    return {{"expires_at", to_rfc3339(expires_at(session))}};
  });
}

std::optional<AttemptLimit> attempt_limit(Reader& reader) {
  const auto name = reader.text("limit");
  if (!name) return std::nullopt;
  if (*name == "sign_in_per_account") return sign_in_limit_per_account;
  if (*name == "sign_in_per_address") return sign_in_limit_per_address;
  if (*name == "mail") return mail_limit;
  if (*name == "upload") return upload_limit;
  reader.add("limit", Issue{Code::field_value_unknown});
  return std::nullopt;
}

/// The answer repeats the limit, so that a fixture holds its numbers as well.
Answer ask_attempt(Call& call) {
  const auto oldest_counting_at = call.given.optional_time("oldest_counting_at");
  const auto limit = attempt_limit(call.when);
  const auto now = call.required_now();
  if (!limit || !now) return nothing;
  return answer(decide_attempt(*limit, oldest_counting_at, *now), [&](AttemptAllowed) -> Json {
    const auto window = std::chrono::duration_cast<std::chrono::seconds>(limit->window);
    return {{"count_max", limit->count_max}, {"window_seconds", window.count()}};
  });
}

Answer ask_decode_sign_up(Call& call) {
  const auto body = call.when.text("body");
  if (!body) return nothing;
  return answer(decode_sign_up(*body), [](const SignUp& sign_up) -> Json {
    return {{"email", sign_up.email.text()},
            {"name", sign_up.name.value()},
            {"workspace_name", sign_up.workspace_name.value()},
            {"locale", sign_up.locale}};
  });
}

constexpr auto account_page = std::to_array<Rule>({
    {"decide_request_password_link", ask_request_password_link},
});

constexpr auto account_other = std::to_array<Rule>({
    {"parse_account_name", ask_parse_account_name},
    {"parse_email", ask_parse_email},
    {"parse_password", ask_parse_password},
    {"default_avatar", ask_default_avatar},
    {"decide_send_link", ask_send_link},
    {"decide_consume_link", ask_consume_link},
    {"check_session", ask_check_session},
    {"decide_attempt", ask_attempt},
    {"decode_sign_up", ask_decode_sign_up},
});

}  // namespace

Rules account_page_rules() {
  return account_page;
}

Rules account_other_rules() {
  return account_other;
}

}  // namespace steward::codec
