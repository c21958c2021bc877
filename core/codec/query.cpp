#include "core/codec/query.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>

#include "core/base/rfc3339.hpp"
#include "core/base/utf8.hpp"

namespace steward::codec {
namespace {

int value_of(char digit) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  if (digit >= 'a' && digit <= 'f') return digit - 'a' + 10;
  if (digit >= 'A' && digit <= 'F') return digit - 'A' + 10;
  return -1;
}

/// application/x-www-form-urlencoded (url.spec.whatwg.org): a "%" that begins no byte is itself.
std::string decoded(std::string_view text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? value_of(text[i + 1]) : -1;
    const int low = high < 0 ? -1 : value_of(text[i + 2]);
    if (low >= 0) {
      plain.push_back(static_cast<char>(high * 16 + low));
      i += 2;
    } else {
      plain.push_back(text[i] == '+' ? ' ' : text[i]);
    }
  }
  return plain;
}

}  // namespace

QueryReader::QueryReader(std::string_view query, Issues& issues) : issues_(issues) {
  while (!query.empty()) {
    const std::string_view pair = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(pair.size() + 1, query.size()));
    if (pair.empty()) continue;
    const std::size_t equals = pair.find('=');
    std::string name = decoded(pair.substr(0, equals));
    std::string value =
        equals == std::string_view::npos ? std::string() : decoded(pair.substr(equals + 1));
    if (!is_utf8(name) || !is_utf8(value)) {
      issues_.push_back(Issue{Code::text_not_utf8});
    } else if (!values_.emplace(name, std::move(value)).second) {
      add(name, Issue{Code::field_repeated});
    }
  }
}

std::optional<std::string> QueryReader::text(std::string_view name) {
  const auto found = values_.find(name);
  if (found == values_.end()) return std::nullopt;
  std::string value = std::move(found->second);
  values_.erase(found);
  return value.empty() ? std::nullopt : std::optional(std::move(value));
}

std::optional<std::int64_t> QueryReader::integer(std::string_view name, std::int64_t low,
                                                 std::int64_t high) {
  const auto value = text(name);
  if (!value) return std::nullopt;
  std::int64_t number = 0;
  const char* const end = value->data() + value->size();
  const auto [stopped, error] = std::from_chars(value->data(), end, number);
  if (error == std::errc{} && stopped == end && number >= low && number <= high) return number;
  const std::string expected = std::to_string(low) + " to " + std::to_string(high);
  add(name, Issue{Code::field_value_unknown, {{ParamName::expected, expected}}});
  return std::nullopt;
}

std::optional<Timestamp> QueryReader::time(std::string_view name) {
  const auto value = text(name);
  if (!value) return std::nullopt;
  const auto at = parse_rfc3339(*value);
  if (!at) add(name, Issue{Code::field_type_wrong, {{ParamName::expected, "time"}}});
  return at;
}

void QueryReader::add(std::string_view name, Issue issue) {
  issues_.push_back(at("/" + std::string(name), std::move(issue)));
}

void QueryReader::finish() {
  for (const auto& [name, value] : values_) add(name, Issue{Code::field_unknown});
}

}  // namespace steward::codec
