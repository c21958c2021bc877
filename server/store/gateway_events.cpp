#include "server/store/gateway_events.hpp"

#include "server/store/connection.hpp"
#include "server/store/query.hpp"

namespace steward::store {

bool take_gateway_event(Connection& connection, const GatewayEvent& event, Timestamp at) {
  const Integer received_at = to_integer(at);
  Query query(connection.sql);
  query.in(event.gateway)
      .in(event.id)
      .in(received_at)
      .prepare(
          "INSERT INTO gateway_events (gateway, id, received_at) VALUES (:gateway, :id, :at) "
          "ON CONFLICT (gateway, id) DO NOTHING");
  return query.run() == 1;
}

}  // namespace steward::store
