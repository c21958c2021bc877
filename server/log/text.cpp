#include "server/log/text.hpp"

#include <algorithm>
#include <cstddef>

namespace steward::log {
namespace {

constexpr std::string_view hex = "0123456789abcdef";

void append_escaped(std::string& out, unsigned char byte) {
  out += "\\u00";
  out += hex[byte >> 4U];
  out += hex[byte & 15U];
}

/// Stands for itself within quotes.
bool is_plain(char letter) {
  const auto byte = static_cast<unsigned char>(letter);
  return byte >= 0x20 && byte < 0x7F && byte != '"' && byte != '\\';
}

bool is_continuation(unsigned char byte) {
  return (byte & 0xC0U) == 0x80U;
}

/// Length of the well-formed UTF-8 sequence at the start of `text` (Unicode, table 3-7), or 0.
std::size_t sequence_length(std::string_view text) {
  const auto at = [text](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : static_cast<unsigned char>(0);
  };
  const unsigned char lead = at(0);
  if (lead >= 0xC2 && lead <= 0xDF) return is_continuation(at(1)) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    if (lead == 0xE0 && at(1) < 0xA0) return 0;  // overlong
    if (lead == 0xED && at(1) > 0x9F) return 0;  // surrogate
    return is_continuation(at(1)) && is_continuation(at(2)) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (lead == 0xF0 && at(1) < 0x90) return 0;  // overlong
    if (lead == 0xF4 && at(1) > 0x8F) return 0;  // beyond U+10FFFF
    return is_continuation(at(1)) && is_continuation(at(2)) && is_continuation(at(3)) ? 4 : 0;
  }
  return 0;
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const auto special = std::find_if_not(text.begin(), text.end(), is_plain);
    const auto plain_length = static_cast<std::size_t>(special - text.begin());
    out.append(text.substr(0, plain_length));
    text.remove_prefix(plain_length);
    if (text.empty()) break;
    const auto byte = static_cast<unsigned char>(text.front());
    const std::size_t length = sequence_length(text);
    if (length > 0) {
      out.append(text.substr(0, length));
    } else if (byte == '"' || byte == '\\') {
      out += '\\';
      out += text.front();
    } else {
      append_escaped(out, byte);
    }
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  out += '"';
}

}  // namespace steward::log
