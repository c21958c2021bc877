#include "core/codec/connection_settings.hpp"

#include "core/audit/describe_connections.hpp"
#include "server/store/connection_settings.hpp"
#include "server/use_cases/team.hpp"
#include "server/use_cases/use_cases.hpp"
#include "server/use_cases/versions.hpp"

namespace steward::use_cases {

Outcome read_connection_settings(Services& services, const http::Request& request) {
  return services.store.read([&](store::Connection& connection) -> Outcome {
    const auto reader =
        authorize_visitor(services, connection, request, Permission::connections_read);
    if (!reader) return Failure{reader.error()};
    const auto settings =
        store::read_connection_settings(connection, reader->membership.workspace.id);
    return versioned_response(encode_connection_settings(settings.own_keys_only), settings.version);
  });
}

Outcome set_connection_settings(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const auto own_keys_only = decode_connection_settings(request.body);
  if (!own_keys_only) return refuse(own_keys_only.error());
  return services.store.write([&](store::Connection& connection) -> Outcome {
    const auto by = member_of_path(connection, *actor, request);
    if (!by) return Failure{by.error()};
    const auto allowed = authorize(services.roles, by->actor.role, Permission::connections_edit);
    if (!allowed) return refuse(allowed.error());
    const auto before = store::read_connection_settings(connection, by->workspace_id);
    const auto matching =
        check_if_match(request, before.version, encode_connection_settings(before.own_keys_only));
    if (!matching) return Failure{matching.error()};
    const std::int64_t version = store::set_connection_settings(connection, by->workspace_id,
                                                                {*own_keys_only, before.version});
    if (*own_keys_only != before.own_keys_only)
      record(services, connection, occasion_of(request, *by),
             describe_own_keys_only(*own_keys_only));
    return versioned_response(encode_connection_settings(*own_keys_only), version);
  });
}

}  // namespace steward::use_cases
