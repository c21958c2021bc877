#include "core/connections/check_call.hpp"

#include <algorithm>
#include <utility>

namespace steward::check_detail {
namespace {

bool is_pointer(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() != '/') return false;
  for (std::size_t at = text.find('~'); at != std::string_view::npos; at = text.find('~', at + 1))
    if (at + 1 == text.size() || (text[at + 1] != '0' && text[at + 1] != '1')) return false;
  return true;
}

bool is_header_name(std::string_view text) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  };
  return !text.empty() && std::all_of(text.begin(), text.end(), fits);
}

bool names_field(const std::string& text, const std::string& name) {
  return text.find("{" + name + "}") != std::string::npos;
}

}  // namespace

bool is_id(std::string_view text) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  };
  return !text.empty() && std::all_of(text.begin(), text.end(), fits);
}

bool has_text(const std::vector<std::string>& texts, std::string_view text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

std::string child(const std::string& place, std::string_view name) {
  return place + "/" + std::string(name);
}
std::string child(const std::string& place, std::size_t index) {
  return place + "/" + std::to_string(index);
}

void CallCheck::address(const std::string& place, const std::string& url) {
  constexpr std::string_view scheme = "https://";
  if (!url.starts_with(scheme) || url.size() == scheme.size())
    report(place, "an address begins with https://");
  if (std::any_of(url.begin(), url.end(), [](char c) { return c <= ' ' || c > '~'; }))
    report(place, "an address has neither spaces nor letters beyond ASCII");
}

void CallCheck::oauth(const std::string& place, const OAuthOffer& offer) {
  const auto check_address = [&](std::string_view name, const std::string& url) {
    filled_address(child(place, name), url, {});
    if (url.starts_with('{')) report(child(place, name), "no field is the whole address of OAuth");
    for (const CredentialField& field : provider_.fields)
      if (field.is_secret && names_field(url, field.name))
        report(child(place, name), "a secret does not go into an address of OAuth");
  };
  if (!offer.token_field.empty() && field_named(provider_, offer.token_field) == nullptr)
    report(child(place, "token_field"), "there is no field `" + offer.token_field + "`");
  check_address("authorization_url", offer.authorization_url);
  check_address("token_url", offer.token_url);
  if (!offer.revocation_url.empty()) check_address("revocation_url", offer.revocation_url);
}

void CallCheck::known_fields(const std::string& place, const std::string& text,
                             const std::vector<std::string>& inputs) {
  for (const std::string& name : template_fields(text)) {
    const bool is_token = name == access_token_field && provider_.oauth.has_value();
    const CredentialField* const field = field_named(provider_, name);
    if (!is_token && field == nullptr && !has_text(inputs, name))
      report(place, "there is no field `" + name + "`");
    if (place.ends_with("/body")) continue;
    if (field != nullptr && field->pattern.has_lines)
      report(place, "`" + name + "` has lines and does not fit here");
  }
}

/// An address whose fields are filled in later.
void CallCheck::filled_address(const std::string& place, const std::string& url,
                               const std::vector<std::string>& inputs) {
  known_fields(place, url, inputs);
  if (has_stray_brace(url)) report(place, "a brace is left open or holds no name");
  if (url.starts_with('{')) return;
  address(place, url);
  const std::string host = url.substr(0, url.find('/', std::string_view("https://").size()));
  for (const CredentialField& field : provider_.fields)
    if (names_field(host, field.name) && field.pattern.characters.has_any_of("/?#@:\\"))
      report(place, "`" + field.name + "` could lead to another host");
  for (const std::string& input : inputs)
    if (names_field(host, input)) report(place, "an input does not choose the host");
}

void CallCheck::statuses(const std::string& place, const std::vector<std::int64_t>& statuses,
                         std::int64_t most) {
  for (const std::int64_t status : statuses)
    if (status < 200 || status > most || status == 401 || status == 403 || status == 429)
      report(place, std::to_string(status) + " says something else");
}

void CallCheck::pointers(const std::string& place, const ProviderCall& call) {
  const ReplyPointers& pointers = call.pointers;
  const std::pair<std::string_view, const std::string&> named[] = {
      {"identity", pointers.identity},
      {"identity_name", pointers.identity_name},
      {"remaining_credits", pointers.remaining_credits},
      {"result", pointers.result},
      {"already_unlocked", pointers.already_unlocked}};
  for (const auto& [name, pointer] : named)
    if (!is_pointer(pointer)) report(child(place, name), "it is no JSON Pointer");
  if (call.refusal && !is_pointer(call.refusal->pointer))
    report(child(child(place, "refusal"), "pointer"), "it is no JSON Pointer");
}

void CallCheck::call(const std::string& place, const std::vector<std::string>& inputs,
                     const ProviderCall& call) {
  filled_address(child(place, "url"), call.url, inputs);
  for (const CallHeader& header : call.headers) {
    const std::string at = child(child(place, "headers"), header.name);
    if (!is_header_name(header.name)) report(at, "a header's name is lower case");
    known_fields(at, header.value, inputs);
    if (has_stray_brace(header.value)) report(at, "a brace is left open or holds no name");
  }
  if (call.basic) {
    known_fields(child(child(place, "basic"), "user"), call.basic->user, inputs);
    known_fields(child(child(place, "basic"), "password"), call.basic->password, inputs);
  }
  known_fields(child(place, "body"), call.body, inputs);
  statuses(child(place, "statuses"), call.statuses, 299);
  if (call.statuses.empty()) report(child(place, "statuses"), "there is none");
  statuses(child(place, "none_statuses"), call.none_statuses, 499);
  pointers(place, call);
}

}  // namespace steward::check_detail
