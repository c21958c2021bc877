#include "core/workspace/address.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>

#include "core/base/utf8.hpp"

namespace steward {
namespace {

constexpr std::string_view marker = "/workspaces/";

std::optional<std::int64_t> parse_id(std::string_view digits) {
  const bool plain =
      !digits.empty() && digits.front() != '0' &&
      std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  std::int64_t id = 0;
  if (!plain) return std::nullopt;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), id);
  if (error != std::errc{} || id > workspace_id_max) return std::nullopt;
  return id;
}

bool starts_like_a_number(std::string_view text) {
  return text.front() == '-' || text.front() == '+' || (text.front() >= '0' && text.front() <= '9');
}

}  // namespace

Result<WorkspaceId, Issue> parse_workspace_address(std::string_view text) {
  if (!is_utf8(text)) return Failure{Issue{Code::text_not_utf8}};
  const std::string_view address = trimmed(text, " \t\r\n\f\v\"'`<>");
  if (address.empty()) return Failure{Issue{Code::workspace_address_empty}};

  std::optional<std::int64_t> found;
  std::size_t at = address.find(marker);
  if (at == std::string_view::npos) {
    const bool is_number =
        starts_like_a_number(address) && address.find_first_of("/:.") == std::string_view::npos;
    if (!is_number) return Failure{Issue{Code::workspace_address_unrecognised}};
    found = parse_id(address);
    if (!found) return Failure{Issue{Code::workspace_id_malformed}};
  }
  for (; at != std::string_view::npos; at = address.find(marker, at + 1)) {
    const std::string_view rest = address.substr(at + marker.size());
    const auto id = parse_id(rest.substr(0, rest.find_first_of("/?#")));
    // An address that names two workspaces names none: guessing would link the wrong one.
    if (!id || (found && *found != *id)) return Failure{Issue{Code::workspace_id_malformed}};
    found = id;
  }
  return WorkspaceId{*found};
}

}  // namespace steward
