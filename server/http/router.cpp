#include "server/http/router.hpp"

#include <algorithm>
#include <stdexcept>

namespace steward::http {
namespace {

/// Cuts the next segment, without its slash, off a path that starts with a slash.
std::string_view next_segment(std::string_view& rest) {
  rest.remove_prefix(1);
  const std::string_view segment = rest.substr(0, rest.find('/'));
  rest.remove_prefix(segment.size());
  return segment;
}

bool is_param(std::string_view segment) {
  return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

/// What the params of `pattern` stand for in `path`, still encoded, or nothing if it differs.
std::optional<std::vector<std::string_view>> captured(std::string_view pattern,
                                                      std::string_view path) {
  std::vector<std::string_view> params;
  while (!pattern.empty() && !path.empty()) {
    if (path.front() != '/') return std::nullopt;
    const std::string_view expected = next_segment(pattern);
    const std::string_view actual = next_segment(path);
    if (is_param(expected) && !actual.empty()) {
      params.push_back(actual);
    } else if (expected != actual) {
      return std::nullopt;
    }
  }
  if (!pattern.empty() || !path.empty()) return std::nullopt;
  return params;
}

std::optional<std::vector<std::string>> decoded(const std::vector<std::string_view>& params) {
  std::vector<std::string> out;
  for (const std::string_view param : params) {
    std::optional<std::string> text = percent_decoded(param);
    if (!text) return std::nullopt;
    out.push_back(std::move(*text));
  }
  return out;
}

int hex_value(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

}  // namespace

std::optional<std::string> percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    if (i + 2 >= text.size()) return std::nullopt;
    const int high = hex_value(text[i + 1]);
    const int low = hex_value(text[i + 2]);
    if (high < 0 || low < 0 || high + low == 0) return std::nullopt;
    out += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return out;
}

void Router::add(Route route) {
  if (route.pattern.empty() || route.pattern.front() != '/') {
    throw std::logic_error("a route's pattern starts with a slash: " + route.pattern);
  }
  const bool taken = std::any_of(routes_.begin(), routes_.end(), [&route](const Route& other) {
    return other.method == route.method && other.pattern == route.pattern;
  });
  if (taken) throw std::logic_error("two routes of one method at " + route.pattern);
  routes_.push_back(std::move(route));
}

std::variant<Match, MethodNotAllowed, NoRoute> Router::match(Method method,
                                                             std::string_view path) const {
  const Method wanted = method == Method::head ? Method::get : method;
  MethodNotAllowed others;
  for (const Route& route : routes_) {
    const auto params = captured(route.pattern, path);
    if (!params) continue;
    if (route.method != wanted) {
      others.allowed.push_back(route.method);
      if (route.method == Method::get) others.allowed.push_back(Method::head);
      continue;
    }
    // An escape that means nothing names nothing that could exist.
    auto texts = decoded(*params);
    if (!texts) return NoRoute{};
    return Match{&route, std::move(*texts)};
  }
  if (others.allowed.empty()) return NoRoute{};
  return others;
}

}  // namespace steward::http
