#include "server/mail/mail.hpp"

#include "server/mail/encoding.hpp"

namespace steward::mail {
namespace {

constexpr std::string_view line_end = "\r\n";

void add_header(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append(line_end);
}

/// An address or an id: nothing to encode, and nothing that could end the line.
std::string bare_value(std::string_view text) {
  std::string value;
  for (const char c : text)
    if (c > ' ' && c < '\x7f') value.push_back(c);
  return value;
}

/// The display name may need encoding; the address behind it must stay as it is.
std::string mailbox_value(std::string_view mailbox) {
  const std::size_t bracket = mailbox.find('<');
  if (bracket == std::string_view::npos) return bare_value(mailbox);
  std::string_view name = mailbox.substr(0, bracket);
  while (name.ends_with(' ')) name.remove_suffix(1);
  return to_header_value(name) + " <" + bare_value(address_in(mailbox)) + ">";
}

void add_part(std::string& out, const std::string& boundary, std::string_view type,
              std::string_view body) {
  out.append("--").append(boundary).append(line_end);
  add_header(out, "Content-Type", std::string(type) + "; charset=utf-8");
  add_header(out, "Content-Transfer-Encoding", "quoted-printable");
  out.append(line_end).append(to_quoted_printable(body)).append(line_end);
}

/// Value of a header that to_message wrote, unfolded lines included.
std::string header_in(std::string_view head, std::string_view name) {
  const std::string start = std::string(line_end) + std::string(name) + ": ";
  const std::size_t at = head.find(start);
  if (at == std::string_view::npos) return {};
  const std::size_t begin = at + start.size();
  std::size_t end = head.find(line_end, begin);
  while (end != std::string_view::npos && head.substr(end + 2).starts_with(' '))
    end = head.find(line_end, end + 2);
  return from_header_value(head.substr(begin, end == std::string_view::npos ? end : end - begin));
}

}  // namespace

std::string_view address_in(std::string_view mailbox) {
  const std::size_t begin = mailbox.find('<');
  const std::size_t end = mailbox.find('>', begin == std::string_view::npos ? 0 : begin);
  if (begin == std::string_view::npos || end == std::string_view::npos) return mailbox;
  return mailbox.substr(begin + 1, end - begin - 1);
}

std::string to_message(const Mail& mail, const Envelope& envelope) {
  // "=_" cannot stand in quoted-printable text, so no body holds the boundary.
  const std::string message_id = bare_value(envelope.message_id);
  const std::string boundary = "=_steward_" + message_id.substr(0, 36);
  std::string out;
  add_header(out, "Date", to_mail_date(envelope.date));
  add_header(out, "From", mailbox_value(envelope.from));
  add_header(out, "To", bare_value(mail.to));
  add_header(out, "Subject", to_header_value(mail.subject));
  add_header(out, "Message-ID", "<" + message_id + ">");
  add_header(out, "Auto-Submitted", "auto-generated");  // RFC 3834: no holiday notes, please
  add_header(out, "MIME-Version", "1.0");
  add_header(out, "Content-Type", "multipart/alternative;\r\n boundary=\"" + boundary + "\"");
  out.append(line_end);
  add_part(out, boundary, "text/plain", mail.text);
  add_part(out, boundary, "text/html", mail.html);
  out.append("--").append(boundary).append("--").append(line_end);
  return out;
}

std::optional<ReadMail> read_message(std::string_view message) {
  const std::string blank = std::string(line_end) + std::string(line_end);
  const std::size_t head_end = message.find(blank);
  if (head_end == std::string_view::npos) return std::nullopt;
  const std::string head = std::string(line_end) + std::string(message.substr(0, head_end));
  const std::size_t part = message.find(blank, head_end + blank.size());
  const std::size_t part_end = message.find("\r\n--=_", part);
  if (part == std::string_view::npos || part_end == std::string_view::npos) return std::nullopt;
  const std::size_t begin = part + blank.size();
  return ReadMail{header_in(head, "To"), header_in(head, "Subject"), header_in(head, "Date"),
                  from_quoted_printable(message.substr(begin, part_end - begin))};
}

}  // namespace steward::mail
