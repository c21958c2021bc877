#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/base/timestamp.hpp"

namespace steward::mail {

/// One message to one recipient, in words.
struct Mail {
  std::string to;
  std::string subject;
  std::string text;
  std::string html;
};

/// What the message needs besides its words.
struct Envelope {
  std::string from;        ///< "Steward <no-reply@example.test>"
  std::string message_id;  ///< unique, without angle brackets
  Timestamp date;
};

/// The message as it is sent (RFC 5322, MIME): multipart/alternative, quoted-printable UTF-8, lines
/// of at most 76 characters that end in CR LF. No field can start a header line of its own: control
/// characters in header values are dropped (SEC-37).
[[nodiscard]] std::string to_message(const Mail& mail, const Envelope& envelope);

/// The address alone: "no-reply@example.test" of "Steward <no-reply@example.test>".
[[nodiscard]] std::string_view address_in(std::string_view mailbox);

/// What `to_message` wrote, for the development outbox; nothing where the text is another's.
struct ReadMail {
  std::string to;
  std::string subject;
  std::string date;
  std::string text;
};
[[nodiscard]] std::optional<ReadMail> read_message(std::string_view message);

}  // namespace steward::mail
