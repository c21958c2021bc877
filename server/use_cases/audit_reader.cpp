#include "server/use_cases/audit_reader.hpp"

namespace steward::use_cases {

Result<Visitor, Refusal> authorize_audit_reader(Services& services, store::Connection& connection,
                                                const http::Request& request) {
  auto reader = authenticate_visitor(services, connection, request);
  if (!reader) return reader;
  const auto allowed = authorize(services.roles, reader->membership.role, Permission::audit_read);
  if (!allowed) return refuse(allowed.error());
  return reader;
}

}  // namespace steward::use_cases
