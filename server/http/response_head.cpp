#include "server/http/response_head.hpp"

#include <array>
#include <ctime>
#include <stdexcept>

namespace steward::http {
namespace {

std::string_view reason_of(int status) {
  switch (status) {
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 422:
      return "Unprocessable Content";
    case 428:
      return "Precondition Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    case 507:
      return "Insufficient Storage";
    default:
      return "";  // the phrase may be empty (RFC 9112 §4)
  }
}

/// The Date of this second; formatting it costs more than the rest of the head.
std::string_view http_date() {
  thread_local std::time_t second = 0;
  thread_local std::array<char, 32> text{};
  thread_local std::size_t length = 0;
  const std::time_t now = std::time(nullptr);
  if (now != second) {
    std::tm parts{};
    gmtime_r(&now, &parts);
    length = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    second = now;
  }
  return {text.data(), length};
}

void append_line(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ").append(value).append("\r\n");
}

bool breaks_a_line(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos;
}

/// 1xx, 204 and 304 have no body, so they must not announce one (RFC 9110 §8.6).
bool announces_length(int status) {
  return status >= 200 && status != 204 && status != 304;
}

}  // namespace

ResponseHeadWriter::ResponseHeadWriter(bool is_https) {
  append_line(constant_lines_, "X-Content-Type-Options", "nosniff");
  append_line(constant_lines_, "Cross-Origin-Opener-Policy", "same-origin");
  append_line(constant_lines_, "Cross-Origin-Resource-Policy", "same-origin");
  // Not `no-referrer`: that would make browsers send `Origin: null` with a form of our own.
  append_line(constant_lines_, "Referrer-Policy", "same-origin");
  append_line(
      constant_lines_, "Permissions-Policy",
      "camera=(self), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()");
  if (is_https) {
    append_line(constant_lines_, "Strict-Transport-Security",
                "max-age=63072000; includeSubDomains");
  }
}

std::string ResponseHeadWriter::write(const Response& response, const ResponseFrame& frame) const {
  std::string head;
  head.reserve(1024);
  head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  head.append(reason_of(response.status)).append("\r\n");
  append_line(head, "Date", http_date());
  if (response.is_open_ended()) {
    // HTTP/1.0 knows no chunks: there the end of the connection is the end of the body.
    if (!frame.is_http_1_0) append_line(head, "Transfer-Encoding", "chunked");
  } else if (announces_length(response.status)) {
    append_line(head, "Content-Length", std::to_string(response.bytes().size()));
  }
  if (frame.closes) append_line(head, "Connection", "close");
  if (!frame.closes && frame.is_http_1_0) append_line(head, "Connection", "keep-alive");
  for (const auto& [name, value] : response.headers) {
    if (breaks_a_line(name) || breaks_a_line(value)) {
      throw std::logic_error("a header of the answer holds a line break");
    }
    append_line(head, name, value);
  }
  append_line(head, "X-Request-Id", frame.request_id);
  head += constant_lines_;
  if (!find(response.headers, "content-security-policy")) {
    append_line(head, "Content-Security-Policy",
                "default-src 'none'; frame-ancestors 'none'; sandbox");
  }
  if (!find(response.headers, "cache-control")) append_line(head, "Cache-Control", "no-store");
  return head += "\r\n";
}

}  // namespace steward::http
