#include "server/store/managed_health.hpp"

#include <utility>

#include "core/codec/connections.hpp"
#include "server/store/connection.hpp"
#include "server/store/error.hpp"
#include "server/store/query.hpp"

namespace steward::store {

std::map<std::string, ManagedHealth> read_managed_health(Connection& connection) {
  std::string provider;
  std::string fingerprint;
  std::string document;
  Integer noted_at = 0;
  Query query(connection.sql);
  query.out(provider)
      .out(fingerprint)
      .out(document)
      .out(noted_at)
      .prepare("SELECT provider, fingerprint, health, noted_at FROM managed_health");
  std::map<std::string, ManagedHealth> found;
  query.for_each([&] {
    auto health = decode_health_record(document);
    if (!health) throw StoreError(Fault::broken, "a stored state of health cannot be read");
    found.emplace(provider,
                  ManagedHealth{fingerprint, std::move(health).value(), to_timestamp(noted_at)});
  });
  return found;
}

void set_managed_health(Connection& connection, const std::string& provider,
                        const ManagedHealth& health) {
  const std::string document = encode_health_record(health.health);
  const Integer noted_at = to_integer(health.noted_at);
  connection.sql
      << "INSERT INTO managed_health (provider, fingerprint, health, noted_at) "
         "VALUES (:provider, :fingerprint, :health, :noted) ON CONFLICT (provider) DO UPDATE SET "
         "fingerprint = excluded.fingerprint, health = excluded.health, "
         "noted_at = excluded.noted_at",
      soci::use(provider), soci::use(health.fingerprint), soci::use(document), soci::use(noted_at);
}

}  // namespace steward::store
