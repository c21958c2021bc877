// The verdict on what somebody types, once per keystroke: plain exports over the scratch buffer.
#include <emscripten.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/account/email.hpp"
#include "core/account/name.hpp"
#include "core/account/password.hpp"
#include "core/codec/verdict.hpp"
#include "core/keys/text.hpp"
#include "core/workspace/address.hpp"
#include "core/workspace/name.hpp"
#include "wasm/scratch.hpp"

namespace steward::wasm {
namespace {

/// The order is repeated in `fields.js`.
enum class FieldKind : std::uint32_t {
  account_name,
  workspace_name,
  email,
  workspace_address,
  password,
};

/// What `parse_field` answers; repeated in `fields.js`.
enum class FieldAnswer : std::uint32_t {
  sound_as_typed,  ///< the value is the text itself, nothing has to cross back
  sound,           ///< the reply is the value
  malformed,       ///< the reply is the issue as JSON
};

/// Added to the answer about an address; repeated in `fields.js`.
constexpr std::uint32_t address_suggested = 4;

/// Of the last address that was sound.
std::optional<EmailAddress> suggestion;

const std::string& text_of(const AccountName& name) {
  return name.value();
}
const std::string& text_of(const WorkspaceName& name) {
  return name.value();
}
const std::string& text_of(const EmailAddress& address) {
  return address.text();
}
std::string text_of(WorkspaceId id) {
  return std::to_string(id.value());
}
std::string text_of(SoundPassword) {
  return {};
}

/// The issue, if there is one; otherwise `value` becomes the value's text, where that is wanted.
template <class T>
std::optional<Issue> judged(Result<T, Issue> parsed, std::string* value) {
  if (!parsed) return std::move(parsed).error();
  if (value != nullptr) *value = text_of(*parsed);
  return std::nullopt;
}

std::optional<Issue> judge(FieldKind kind, std::string_view text, PasswordContext context,
                           std::string* value) {
  switch (kind) {
    case FieldKind::account_name:
      return judged(parse_account_name(text), value);
    case FieldKind::workspace_name:
      return judged(parse_workspace_name(text), value);
    case FieldKind::email:
      return judged(parse_email(text), value);
    case FieldKind::workspace_address:
      return judged(parse_workspace_address(text), value);
    case FieldKind::password:
      return judged(parse_password(text, context), value);
  }
  return Issue{Code::field_value_unknown};
}

/// A form in the scratch buffer: a count's worth of pairs (kind, size), then the texts.
class Form {
 public:
  explicit Form(std::size_t field_count) : field_count_(field_count) {}

  [[nodiscard]] FieldKind kind(std::size_t field) const {
    return static_cast<FieldKind>(scratch.number(field * 2));
  }
  [[nodiscard]] std::size_t size_bytes(std::size_t field) const {
    return scratch.number(field * 2 + 1);
  }
  /// Where the texts begin.
  [[nodiscard]] std::size_t head_bytes() const { return field_count_ * 2 * sizeof(std::uint32_t); }
  /// The text of the first field of this kind, empty where there is none.
  [[nodiscard]] std::string_view text_of_kind(FieldKind wanted) const {
    std::size_t at = head_bytes();
    for (std::size_t field = 0; field < field_count_; at += size_bytes(field), ++field)
      if (kind(field) == wanted) return scratch.text(at, size_bytes(field));
    return {};
  }

 private:
  std::size_t field_count_;
};

}  // namespace
}  // namespace steward::wasm

namespace steward::wasm {
extern "C" {

/// One field but a password; see FieldAnswer.
EMSCRIPTEN_KEEPALIVE FieldAnswer parse_field(FieldKind kind, std::size_t size_bytes) {
  const std::string_view text = scratch.text(0, size_bytes);
  if (const auto issue = judge(kind, text, {}, &reply)) {
    reply = encode_issue(*issue);
    return FieldAnswer::malformed;
  }
  return reply == text ? FieldAnswer::sound_as_typed : FieldAnswer::sound;
}

/// The same for an address, and `address_suggested` is added where a repair of its domain is
/// likely, which `take_suggestion` then gives. One crossing where nothing is wrong.
EMSCRIPTEN_KEEPALIVE std::uint32_t parse_address(std::size_t size_bytes) {
  const std::string_view text = scratch.text(0, size_bytes);
  const Result<EmailAddress, Issue> address = parse_email(text);
  if (!address) {
    reply = encode_issue(address.error());
    return static_cast<std::uint32_t>(FieldAnswer::malformed);
  }
  const bool as_typed = address->text() == text;
  if (!as_typed) reply = address->text();
  suggestion = suggest_email(*address);
  const auto answer = as_typed ? FieldAnswer::sound_as_typed : FieldAnswer::sound;
  return static_cast<std::uint32_t>(answer) + (suggestion ? address_suggested : 0);
}

/// The reply becomes what the last `parse_address` suggested.
EMSCRIPTEN_KEEPALIVE void take_suggestion() {
  if (suggestion) reply = suggestion->text();
}

/// Password, address and name, one after the other. Forgets all three (SEC-35).
EMSCRIPTEN_KEEPALIVE bool is_password_sound(std::size_t password_bytes, std::size_t email_bytes,
                                            std::size_t name_bytes) {
  const PasswordContext context{scratch.text(password_bytes, email_bytes),
                                scratch.text(password_bytes + email_bytes, name_bytes)};
  const Result<SoundPassword, Issue> parsed =
      parse_password(scratch.text(0, password_bytes), context);
  if (!parsed) reply = encode_issue(parsed.error());
  scratch.wipe(password_bytes + email_bytes + name_bytes);
  return parsed.has_value();
}

/// An API key as somebody pasted it. The reply is its hint, or the issue. Forgets it (SEC-35).
EMSCRIPTEN_KEEPALIVE bool is_api_key_sound(std::size_t size_bytes) {
  const Result<std::string_view, Issue> key = parse_api_key(scratch.text(0, size_bytes));
  reply = key ? api_key_hint(*key) : encode_issue(key.error());
  scratch.wipe(size_bytes);
  return key.has_value();
}

/// A whole form: true if every field is sound; otherwise the reply is a JSON list of the issue, or
/// null, of each. A password is judged knowing the form's address and name. Forgets all texts.
EMSCRIPTEN_KEEPALIVE bool is_form_sound(std::size_t field_count) {
  const Form form(field_count);
  const PasswordContext context{form.text_of_kind(FieldKind::email),
                                form.text_of_kind(FieldKind::account_name)};
  std::vector<std::optional<Issue>> issues;  // stays empty for a sound form
  std::size_t at = form.head_bytes();
  for (std::size_t field = 0; field < field_count; at += form.size_bytes(field), ++field) {
    const std::string_view text = scratch.text(at, form.size_bytes(field));
    auto issue = judge(form.kind(field), text, context, nullptr);
    if (!issue) continue;
    issues.resize(field_count);
    issues[field] = std::move(issue);
  }
  if (!issues.empty()) reply = encode_form_issues(issues);
  scratch.wipe(at);
  return issues.empty();
}
}
}  // namespace steward::wasm
