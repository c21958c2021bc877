#include "server/http/request_head.hpp"

#include <algorithm>
#include <charconv>

namespace steward::http {
namespace {

bool is_visible(char letter) {
  return letter > ' ' && letter < 0x7F;
}

/// RFC 9110 §5.6.2.
bool is_token(std::string_view text) {
  constexpr std::string_view punctuation = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char letter) {
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') ||
           (letter >= 'A' && letter <= 'Z') || punctuation.find(letter) != std::string_view::npos;
  });
}

bool is_well_formed_request_line(std::string_view line) {
  const std::size_t first = line.find(' ');
  const std::size_t last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return false;
  const std::string_view target = line.substr(first + 1, last - first - 1);
  return is_token(line.substr(0, first)) && parse_target(target) &&
         std::all_of(target.begin(), target.end(), is_visible);
}

bool is_well_formed_field(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return false;
  const std::string_view value = line.substr(colon + 1);
  return std::all_of(value.begin(), value.end(), [](char letter) {
    const auto byte = static_cast<unsigned char>(letter);
    return byte == '\t' || (byte >= ' ' && byte != 0x7F);
  });
}

/// The only value of a field; `repeated` tells that there are several.
std::optional<std::string_view> only(const Headers& headers, std::string_view name,
                                     bool& repeated) {
  std::optional<std::string_view> found;
  for (const auto& [key, value] : headers) {
    if (!equal_ignoring_case(key, name)) continue;
    if (found) repeated = true;
    found = value;
  }
  return found;
}

std::optional<std::int64_t> parse_length(std::string_view text) {
  std::int64_t value = 0;
  const char* end = text.data() + text.size();
  const bool has_digit_first = !text.empty() && text.front() >= '0' && text.front() <= '9';
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (!has_digit_first || error != std::errc{} || rest != end) return std::nullopt;
  return value;
}

}  // namespace

HeadScanner::State HeadScanner::scan(std::string_view bytes) {
  if (!bytes.empty() && (bytes.front() < 'A' || bytes.front() > 'Z')) return State::malformed;
  while (true) {
    const std::size_t feed = bytes.find('\n', seen_);
    if (feed == std::string_view::npos) {
      seen_ = bytes.size();
      return State::incomplete;
    }
    if (feed == 0 || bytes[feed - 1] != '\r') return State::malformed;
    const bool is_empty_line = feed - line_start_ == 1;
    seen_ = line_start_ = feed + 1;
    if (is_empty_line) return State::complete;
  }
}

std::optional<Target> parse_target(std::string_view target) {
  if (target.find('#') != std::string_view::npos) return std::nullopt;
  if (!target.empty() && target.front() == '/') return Target{{}, target};
  const std::size_t slashes = target.find("://");
  if (slashes == std::string_view::npos) return std::nullopt;
  const std::string_view scheme = target.substr(0, slashes);
  if (!equal_ignoring_case(scheme, "http") && !equal_ignoring_case(scheme, "https"))
    return std::nullopt;
  target.remove_prefix(slashes + 3);
  const std::string_view authority = target.substr(0, target.find_first_of("/?"));
  target.remove_prefix(authority.size());
  if (authority.empty() || authority.find('@') != std::string_view::npos) return std::nullopt;
  if (target.empty()) target = "/";
  if (target.front() != '/') return std::nullopt;
  return Target{authority, target};
}

bool is_well_formed_head(std::string_view head) {
  bool is_request_line = true;
  while (!head.empty()) {
    const std::size_t end = head.find("\r\n");
    if (end == std::string_view::npos) return false;
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(end + 2);
    if (line.empty()) return head.empty();
    if (is_request_line ? !is_well_formed_request_line(line) : !is_well_formed_field(line)) {
      return false;
    }
    is_request_line = false;
  }
  return false;
}

std::optional<BodyAnnouncement> body_announced(const Headers& headers, bool is_http_1_0) {
  bool repeated = false;
  const auto length = only(headers, "content-length", repeated);
  const auto coding = only(headers, "transfer-encoding", repeated);
  const auto host = only(headers, "host", repeated);
  const auto expectation = only(headers, "expect", repeated);
  if (repeated || (length && coding) || (!host && !is_http_1_0)) return std::nullopt;

  BodyAnnouncement body;
  if (length) {
    body.content_length = parse_length(*length);
    if (!body.content_length) return std::nullopt;
  }
  if (coding) {
    if (is_http_1_0 || !equal_ignoring_case(*coding, "chunked")) return std::nullopt;
    body.chunked = true;
  }
  if (expectation) {
    if (!equal_ignoring_case(*expectation, "100-continue")) return std::nullopt;
    body.continue_expected = !is_http_1_0 && body.has_body();
  }
  return body;
}

}  // namespace steward::http
