#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/account/email.hpp"
#include "core/account/link.hpp"
#include "server/mail/templates.hpp"
#include "server/services.hpp"
#include "server/use_cases/refusal.hpp"

namespace steward::use_cases {

/// A link that is to be mailed.
struct LinkOrder {
  LinkPurpose purpose;
  std::string topic;                 ///< what it is about; a newer link replaces older ones
  std::vector<std::string> payload;  ///< what it will do, sealed
  mail::MailKind mail;
  std::string locale;
  EmailAddress to;
  mail::Values values{};  ///< beyond those that every mail has
};
/// Stores the link and puts its mail into the outbox. Fails: `rate_limited` within a minute of the
/// last one on the topic.
[[nodiscard]] Result<LinkSent, Refusal> send_link(Services& services, store::Connection& connection,
                                                  const LinkOrder& order);

/// Puts a mail into the outbox; `values`: beyond those that every mail has.
void send_mail(Services& services, store::Connection& connection, mail::MailKind kind,
               const std::string& locale, const EmailAddress& to, const mail::Values& values);
/// A mail that carries no link of its own.
void send_notice(Services& services, store::Connection& connection, mail::MailKind kind,
                 const std::string& locale, const EmailAddress& to);

/// Counts a mail that `request` causes, by where it comes from. Fails: `rate_limited`.
[[nodiscard]] Result<std::string, Refusal> count_mail(Services& services,
                                                      store::Connection& connection,
                                                      const http::Request& request);

/// What a link that may be used now carries. Looks only: the link stays usable.
/// Fails: `link_unknown`, `link_used`, `link_replaced`, `link_expired`.
[[nodiscard]] Result<std::vector<std::string>, Refusal> read_link(Services& services,
                                                                  store::Connection& connection,
                                                                  std::string_view token,
                                                                  LinkPurpose purpose,
                                                                  std::size_t field_count);
/// The same, and uses the link up. Of many at once, one succeeds.
[[nodiscard]] Result<std::vector<std::string>, Refusal> use_link(Services& services,
                                                                 store::Connection& connection,
                                                                 std::string_view token,
                                                                 LinkPurpose purpose,
                                                                 std::size_t field_count);

/// Topics as they are stored: keyed hashes, so that the table holds no address.
[[nodiscard]] std::string topic_of(const Services& services, LinkPurpose purpose,
                                   const EmailAddress& address, std::string_view about = {});

}  // namespace steward::use_cases
