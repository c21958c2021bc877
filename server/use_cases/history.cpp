#include "server/use_cases/history.hpp"

#include "server/identity/token.hpp"
#include "server/store/changes.hpp"

namespace steward::use_cases {

void record(Services& services, store::Connection& connection, const Occasion& occasion,
            const char* action, const std::string& detail) {
  const Timestamp now = services.clock.now();
  store::insert_change(connection,
                       {identity::new_timed_id("chg_", now), action, now, occasion.actor,
                        occasion.workspace, occasion.request.request_id, detail});
}

}  // namespace steward::use_cases
