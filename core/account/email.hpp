#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/result.hpp"
#include "core/error/issue.hpp"

namespace steward {

inline constexpr std::int64_t email_bytes_max = 254;       ///< RFC 5321 path, less its brackets
inline constexpr std::int64_t email_local_bytes_max = 64;  ///< RFC 5321 §4.5.3.1.1

/// An address that mail can be sent to. Two addresses are the same when their keys are.
class EmailAddress {
 public:
  /// As typed, with the domain lower-cased.
  [[nodiscard]] const std::string& text() const noexcept { return text_; }
  /// Lower-cased as a whole: "Jane@Acme.test" and "jane@acme.test" are one address (TM-10).
  [[nodiscard]] std::string key() const;
  [[nodiscard]] std::string_view local() const;
  [[nodiscard]] std::string_view domain() const;
  friend bool operator==(const EmailAddress&, const EmailAddress&) = default;

 private:
  friend Result<EmailAddress, Issue> parse_email(std::string_view text);
  explicit EmailAddress(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

/// Recognises an address by the HTML standard's pattern (html.spec.whatwg.org,
/// "valid email address"), with RFC 5321's lengths. Surrounding white space is dropped; a domain in
/// other scripts is expected in its ASCII form (`xn--…`), as browsers send it.
/// Fails, first match wins: `text_not_utf8`; `email_empty`; `email_too_long` (params: actual,
/// limit, and part `address` or `local`); `email_malformed` (param suggestion, if the text can be
/// repaired into an address).
/// Not checked: whether the domain exists or the mailbox takes mail.
[[nodiscard]] Result<EmailAddress, Issue> parse_email(std::string_view text);

/// A likely repair of a well-formed address whose domain looks mistyped: one slip away from a
/// domain in `known_domains` or from a large mail provider, or with a mistyped ending (".con").
[[nodiscard]] std::optional<EmailAddress> suggest_email(
    const EmailAddress& address, std::span<const std::string> known_domains = {});

/// The address hidden in text that is none: "Jane <jane@acme.test>", "mailto:…", "a@b,test",
/// doubled "@", stray spaces, quotes or full stops.
[[nodiscard]] std::optional<EmailAddress> repair_email(std::string_view text);

}  // namespace steward
