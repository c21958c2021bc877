#include "server/mail/encoding.hpp"

#include <array>
#include <chrono>
#include <cstdio>

namespace steward::mail {
namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";
constexpr std::size_t line_length_max = 76;
constexpr std::string_view word_begin = "=?UTF-8?Q?";
constexpr std::string_view word_end = "?=";

bool is_control(unsigned char byte) {
  return byte < 0x20 || byte == 0x7f;
}
bool is_plain(unsigned char byte) {
  return byte >= 0x21 && byte <= 0x7e && byte != '=';
}

void append_escaped(std::string& out, unsigned char byte) {
  out.push_back('=');
  out.push_back(hex_digits[byte >> 4]);
  out.push_back(hex_digits[byte & 15]);
}

int value_of_hex(char digit) {
  const std::size_t value = hex_digits.find(digit);
  return value == std::string_view::npos ? -1 : static_cast<int>(value);
}

/// Bytes of the UTF-8 character that starts with `lead`: a character is never cut in two.
std::size_t character_length(unsigned char lead) {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc0 ? 2 : 1;
}

std::string encoded_character(std::string_view character) {
  std::string encoded;
  for (const char c : character) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_alphanumeric = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                                 (byte >= 'a' && byte <= 'z');
    if (byte == ' ')
      encoded.push_back('_');
    else if (is_alphanumeric)
      encoded.push_back(c);
    else
      append_escaped(encoded, byte);
  }
  return encoded;
}

std::string without_controls(std::string_view text) {
  std::string kept;
  for (const char c : text)
    if (!is_control(static_cast<unsigned char>(c))) kept.push_back(c);
  return kept;
}

/// Undoes `=XX`; other text stays.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_escape = text[i] == '=' && i + 2 < text.size() &&
                           value_of_hex(text[i + 1]) >= 0 && value_of_hex(text[i + 2]) >= 0;
    if (!is_escape) {
      out.push_back(text[i]);
      continue;
    }
    out.push_back(static_cast<char>(value_of_hex(text[i + 1]) * 16 + value_of_hex(text[i + 2])));
    i += 2;
  }
  return out;
}

}  // namespace

std::string to_header_value(std::string_view text) {
  std::string value = without_controls(text);
  bool is_ascii = value.size() < line_length_max - 20 && value.find("=?") == std::string::npos;
  for (const char c : value) is_ascii = is_ascii && static_cast<unsigned char>(c) < 0x80;
  if (is_ascii) return value;
  // RFC 2047 §2: an encoded word has at most 75 characters; the header's name shares the first
  // line.
  constexpr std::size_t word_content_max = 40;
  std::string out;
  std::string word;
  const auto end_word = [&] {
    if (word.empty()) return;
    if (!out.empty()) out.append("\r\n ");
    out.append(word_begin).append(word).append(word_end);
    word.clear();
  };
  for (std::size_t i = 0; i < value.size();) {
    const std::size_t length = character_length(static_cast<unsigned char>(value[i]));
    const std::string encoded = encoded_character(std::string_view(value).substr(i, length));
    if (word.size() + encoded.size() > word_content_max) end_word();
    word.append(encoded);
    i += length;
  }
  end_word();
  return out;
}

std::string from_header_value(std::string_view value) {
  if (!value.starts_with(word_begin)) return std::string(value);
  std::string out;
  for (std::size_t at = 0; (at = value.find(word_begin, at)) != std::string_view::npos;) {
    const std::size_t begin = at + word_begin.size();
    const std::size_t end = value.find(word_end, begin);
    if (end == std::string_view::npos) break;
    std::string word(value.substr(begin, end - begin));
    for (char& c : word)
      if (c == '_') c = ' ';
    out.append(unescaped(word));
    at = end + word_end.size();
  }
  return out;
}

std::string to_quoted_printable(std::string_view text) {
  std::string out;
  std::size_t line = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '\r') continue;
    if (byte == '\n') {
      out.append("\r\n");
      line = 0;
      continue;
    }
    // White space at the end of a line would be lost on the way; a leading dot is left to SMTP.
    const bool is_inner_space = byte == ' ' && i + 1 < text.size() && text[i + 1] != '\n';
    const bool is_kept = is_plain(byte) || is_inner_space;
    const std::size_t length = is_kept ? 1 : 3;
    if (line + length > line_length_max - 1) {
      out.append("=\r\n");
      line = 0;
    }
    if (is_kept)
      out.push_back(text[i]);
    else
      append_escaped(out, byte);
    line += length;
  }
  return out;
}

std::string from_quoted_printable(std::string_view encoded) {
  std::string joined;
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    if (encoded.substr(i).starts_with("=\r\n"))
      i += 2;
    else if (encoded[i] != '\r')
      joined.push_back(encoded[i]);
  }
  return unescaped(joined);
}

std::string to_mail_date(Timestamp at) {
  using namespace std::chrono;
  constexpr std::array<const char*, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto day = floor<std::chrono::days>(at);
  const year_month_day date(day);
  const hh_mm_ss time(floor<seconds>(at - day));
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%s, %02u %s %04d %02d:%02d:%02d +0000",
                days[weekday(day).c_encoding()], static_cast<unsigned>(date.day()),
                months[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()),
                static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                static_cast<int>(time.seconds().count()));
  return text.data();
}

}  // namespace steward::mail
