#include "core/keys/key.hpp"

#include <array>

#include "core/base/display_text.hpp"

namespace steward {
namespace {

constexpr auto api_key_state_names =
    std::to_array<std::string_view>({"active", "replacing", "replaced", "revoked", "expired"});

struct End {
  std::optional<Timestamp> at;
  ApiKeyState state;
};

/// The first of what ends the key; of two at one instant, the one that somebody did.
End end_of(const ApiKey& key) {
  End first{key.revoked_at, ApiKeyState::revoked};
  for (const End& other :
       {End{key.replaced_at, ApiKeyState::replaced}, End{key.expires_at, ApiKeyState::expired}})
    if (other.at && (!first.at || *other.at < *first.at)) first = other;
  return first;
}

}  // namespace

std::string_view name_of(ApiKeyState state) {
  return api_key_state_names[static_cast<std::size_t>(state)];
}

Result<std::string, Issue> parse_api_key_name(std::string_view text) {
  return parse_display_text(text, api_key_name_code_points_max);
}

ApiKeyState state_of(const ApiKey& key, Timestamp now) {
  const End end = end_of(key);
  if (end.at && now >= *end.at) return end.state;
  return key.replaced_at ? ApiKeyState::replacing : ApiKeyState::active;
}

bool opens(ApiKeyState state) {
  return state == ApiKeyState::active || state == ApiKeyState::replacing;
}

std::optional<Timestamp> ends_at(const ApiKey& key) {
  return end_of(key).at;
}

}  // namespace steward
