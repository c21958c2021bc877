#include "core/account/password.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

#include "core/base/secret_text.hpp"
#include "core/base/utf8.hpp"

namespace steward {
namespace {

/// Fingerprints of what is tried first, from npm's @zxcvbn-ts/language-common (ADR 0005).
#include "core/account/common_passwords.inc"

/// Words that, with a few digits or signs around them, make up most leaked passwords.
constexpr auto common_words = std::to_array<std::string_view>(
    {"password", "passwort",      "qwerty",   "qwertz",   "azerty",    "letmein",    "welcome",
     "admin",    "administrator", "login",    "changeme", "iloveyou",  "willkommen", "monkey",
     "dragon",   "football",      "baseball", "sunshine", "princess",  "master",     "secret",
     "geheim",   "summer",        "sommer",   "winter",   "spring",    "autumn",     "hallo",
     "hello",    "abc",           "test",     "steward",  "motdepasse"});

constexpr auto keyboard_runs = std::to_array<std::string_view>(
    {"abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiopasdfghjklzxcvbnm",
     "qwertzuiopasdfghjklyxcvbnm", "azertyuiopqsdfghjklmwxcvbn", "1qaz2wsx3edc4rfv5tgb6yhn7ujm"});

/// Repeated in cmake/common_passwords.mjs.
std::uint32_t fingerprint(std::string_view text) {
  std::uint64_t hash = 0xCBF29CE484222325;
  for (const char c : text) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x100000001B3;
  return static_cast<std::uint32_t>((hash >> 32) ^ hash);
}

bool is_listed(std::string_view lower) {
  const std::uint32_t wanted = fingerprint(lower);
  const std::uint32_t bucket = wanted >> 24;
  const std::size_t end = common_bucket_ends[bucket];
  for (std::size_t at = bucket == 0 ? 0 : common_bucket_ends[bucket - 1]; at < end; ++at) {
    const std::uint8_t* const print = common_fingerprints + at * 3;
    if ((print[0] << 16 | print[1] << 8 | print[2]) == static_cast<int>(wanted & 0xFFFFFF))
      return true;
  }
  return false;
}

bool is_run(std::string_view lower) {
  SecretText backwards;
  for (std::size_t i = lower.size(); i-- > 0;) backwards.push_back(lower[i]);
  return std::any_of(keyboard_runs.begin(), keyboard_runs.end(), [&](std::string_view run) {
    return run.find(lower) != std::string_view::npos ||
           run.find(backwards.view()) != std::string_view::npos;
  });
}

/// Whether the text is one piece of up to four bytes again and again.
bool is_repetition(std::string_view text) {
  for (std::size_t period = 1; period <= 4 && period < text.size(); ++period)
    if (text.substr(period) == text.substr(0, text.size() - period)) return true;
  return false;
}

bool is_lower_letter(char c) {
  return c >= 'a' && c <= 'z';
}

/// The letter that a digit or sign stands for.
char undisguised(char c) {
  switch (c) {
    case '@':
    case '4':
      return 'a';
    case '3':
      return 'e';
    case '1':
    case '!':
      return 'i';
    case '0':
      return 'o';
    case '$':
    case '5':
      return 's';
    case '7':
      return 't';
    default:
      return c;
  }
}

/// Whether a common word remains once the usual disguises are undone ("p@ssw0rd" → "password") and
/// digits and signs at both ends are dropped.
bool is_dressed_up_word(std::string_view lower) {
  const auto first = std::find_if(lower.begin(), lower.end(), is_lower_letter);
  if (first == lower.end()) return false;
  const auto last = std::find_if(lower.rbegin(), lower.rend(), is_lower_letter).base();
  SecretText word;
  std::for_each(first, last, [&](char c) { word.push_back(undisguised(c)); });
  return std::find(common_words.begin(), common_words.end(), word.view()) != common_words.end();
}

/// Whether what is left of the password without `known` is too short to keep anyone out.
bool is_little_more_than(std::string_view lower, std::string_view known) {
  constexpr std::size_t known_bytes_min = 4;
  constexpr std::size_t own_bytes_min = 5;
  if (known.size() < known_bytes_min || known.size() > lower.size() ||
      lower.size() - known.size() >= own_bytes_min)
    return false;
  return lower.find(lower_ascii(known)) != std::string_view::npos;
}

bool is_guessable(std::string_view lower, PasswordContext context) {
  const std::string_view local = context.email.substr(0, context.email.find('@'));
  return is_little_more_than(lower, context.email) || is_little_more_than(lower, local) ||
         is_little_more_than(lower, context.name);
}

}  // namespace

Result<SoundPassword, Issue> parse_password(std::string_view password, PasswordContext context) {
  static_assert(SecretText::capacity_bytes >= 4 * password_characters_max);
  if (!is_utf8(password)) return Failure{Issue{Code::text_not_utf8}};
  const auto count = static_cast<std::int64_t>(code_point_count(password));
  const auto length_issue = [&](Code code, std::int64_t limit) {
    return Failure{Issue{code, {{ParamName::actual, count}, {ParamName::limit, limit}}}};
  };
  if (count < password_characters_min)
    return length_issue(Code::password_too_short, password_characters_min);
  if (count > password_characters_max)
    return length_issue(Code::password_too_long, password_characters_max);

  SecretText lower;
  for (const char c : password)
    lower.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c);
  if (is_listed(lower.view()) || is_run(lower.view()) || is_repetition(lower.view()) ||
      is_dressed_up_word(lower.view()))
    return Failure{Issue{Code::password_common}};
  if (is_guessable(lower.view(), context)) return Failure{Issue{Code::password_guessable}};
  return SoundPassword{};
}

}  // namespace steward
