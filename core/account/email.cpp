#include "core/account/email.hpp"

#include <algorithm>
#include <cstddef>

#include "core/base/utf8.hpp"

namespace steward {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_local_character(char c) {
  constexpr std::string_view signs = "!#$%&'*+/=?^_`{|}~-";
  return is_letter_or_digit(c) || c == '.' || signs.find(c) != std::string_view::npos;
}

/// Letters, digits and inner hyphens, 1 … 63.
bool is_domain_label(std::string_view label) {
  return !label.empty() && label.size() <= 63 && is_letter_or_digit(label.front()) &&
         is_letter_or_digit(label.back()) && std::all_of(label.begin(), label.end(), [](char c) {
           return is_letter_or_digit(c) || c == '-';
         });
}

bool is_domain(std::string_view domain) {
  for (;;) {
    const std::size_t dot = domain.find('.');
    if (!is_domain_label(domain.substr(0, dot))) return false;
    if (dot == std::string_view::npos) return true;
    domain.remove_prefix(dot + 1);
  }
}

Failure<Issue> too_long(std::size_t actual, std::int64_t limit, const char* part) {
  return Failure{Issue{Code::email_too_long,
                       {{ParamName::actual, static_cast<std::int64_t>(actual)},
                        {ParamName::limit, limit},
                        {ParamName::part, part}}}};
}

Failure<Issue> malformed(std::string_view text) {
  Issue issue{Code::email_malformed};
  if (const auto repaired = repair_email(text))
    issue.params.push_back({ParamName::suggestion, repaired->text()});
  return Failure{std::move(issue)};
}

}  // namespace

std::string EmailAddress::key() const {
  return lower_ascii(text_);
}

std::string_view EmailAddress::local() const {
  return std::string_view(text_).substr(0, text_.rfind('@'));
}

std::string_view EmailAddress::domain() const {
  return std::string_view(text_).substr(text_.rfind('@') + 1);
}

Result<EmailAddress, Issue> parse_email(std::string_view text) {
  if (!is_utf8(text)) return Failure{Issue{Code::text_not_utf8}};
  const std::string_view address = trimmed(text, " \t\n\f\r");
  if (address.empty()) return Failure{Issue{Code::email_empty}};
  if (address.size() > email_bytes_max) return too_long(address.size(), email_bytes_max, "address");

  const std::size_t at = address.find('@');
  if (at == std::string_view::npos || at == 0) return malformed(address);
  const std::string_view local = address.substr(0, at);
  const std::string_view domain = address.substr(at + 1);
  if (!std::all_of(local.begin(), local.end(), is_local_character) || !is_domain(domain))
    return malformed(address);
  if (local.size() > email_local_bytes_max)
    return too_long(local.size(), email_local_bytes_max, "local");
  return EmailAddress{std::string(address.substr(0, at + 1)) + lower_ascii(domain)};
}

}  // namespace steward
