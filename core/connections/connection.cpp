#include "core/connections/connection.hpp"

#include <array>
#include <cstddef>

#include "core/base/display_text.hpp"
#include "core/base/enum_names.hpp"
#include "core/base/search.hpp"

namespace steward {
namespace {

constexpr auto connection_kind_names =
    std::to_array<std::string_view>({"user_managed", "platform_managed"});

template <class Fits>
const Connection* first_connection(const Connections& connections, Fits fits) {
  for (const Connection& connection : connections)
    if (fits(connection)) return &connection;
  return nullptr;
}

}  // namespace

std::string_view name_of(ConnectionKind kind) {
  return connection_kind_names[static_cast<std::size_t>(kind)];
}
std::optional<ConnectionKind> connection_kind_named(std::string_view name) {
  return enumerator_named<ConnectionKind>(connection_kind_names, name);
}

Result<std::string, Issue> parse_connection_name(std::string_view text) {
  return parse_display_text(text, connection_name_code_points_max);
}

std::string connection_name_key(std::string_view name) {
  return folded(name);
}

const Connection* connection_with(const Connections& connections, const ConnectionId& id) {
  return first_connection(connections,
                          [&](const Connection& connection) { return connection.id == id; });
}
const Connection* default_of(const Connections& connections) {
  return first_connection(connections,
                          [](const Connection& connection) { return connection.is_default; });
}
const Connection* managed_of(const Connections& connections) {
  return first_connection(connections, [](const Connection& connection) {
    return connection.kind == ConnectionKind::platform_managed;
  });
}

Health health_of(const Connection& connection, Timestamp now) {
  return health_of(connection.health, connection.suspended_at.has_value(), now);
}

}  // namespace steward
