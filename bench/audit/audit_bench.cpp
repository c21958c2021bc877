// What the audit log adds to the write it belongs to: the transaction that renames a workspace,
// with its event and without, on a SQLite file of its own, fsync included, in turns. Goal: <= 20 %.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <vector>

#include "core/audit/describe.hpp"
#include "server/store/audit_log.hpp"
#include "server/store/store.hpp"
#include "server/store/workspaces.hpp"

namespace {

using namespace steward;
using Clock = std::chrono::steady_clock;

constexpr int rounds = 15;
constexpr int writes_per_round = 200;
constexpr std::int64_t goal_percent = 20;

template <class Value>
Value sound(Result<Value, Issue> result) {
  if (!result) std::abort();
  return std::move(result).value();
}

AuditEvent event_of(const WorkspaceRenamed& change, const Workspace& workspace) {
  return {.id = AuditEventId{"aud_0123456789abcdef0123456789abcdef"},
          .workspace = workspace.id,
          .position = 0,
          .occurred_at = Timestamp{Duration{1'790'000'000'000}},
          .actor = {AuditActorKind::user, "usr_0123456789abcdef0123456789abcdef", "Ada Lovelace"},
          .context = {"203.0.113.9", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36", "web"},
          .outcome = AuditOutcome::success,
          .code = std::nullopt,
          .what = describe(WorkspaceChange{change}, workspace),
          .prev_hash = {},
          .hash = {}};
}

/// One Save: load, write the new version, and the event if there is to be one.
void rename(store::Store& store, WorkspaceId id, int number, bool is_recorded) {
  store.write([&](store::Connection& connection) {
    const auto stored = store::find_workspace(connection, id);
    const WorkspaceRenamed change{stored->workspace.name,
                                  sound(parse_workspace_name("Engines " + std::to_string(number)))};
    Workspace workspace = stored->workspace;
    workspace.name = change.to;
    if (!store::update_workspace(connection, workspace, stored->version)) std::abort();
    if (is_recorded) {
      AuditEvent event = event_of(change, workspace);
      store::append_audit_event(connection, event);
    }
    return true;
  });
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

int main() {
  std::string pattern = (std::filesystem::current_path() / "audit-bench-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) return 1;
  const std::filesystem::path folder = pattern;
  std::array<std::vector<double>, 2> times;      // without, with
  std::array<std::vector<double>, 2> processor;  // the same, without waiting for disk and others
  {
    store::Store store(store::sqlite_address(folder / "bench.db"), 2);
    const WorkspaceId id{1};
    store.write([&](store::Connection& connection) {
      store::insert_workspace(connection,
                              {id, sound(parse_workspace_name("Engines")),
                               sound(parse_email("bills@example.test")), Timestamp{Duration{0}}});
      return true;
    });
    int number = 0;
    for (int round = -1; round < rounds; ++round) {  // the first one only warms up
      for (const bool is_recorded : {false, true}) {
        const std::clock_t begun_processor = std::clock();
        const auto begun = Clock::now();
        for (int i = 0; i < writes_per_round; ++i) rename(store, id, ++number, is_recorded);
        const std::chrono::duration<double, std::micro> took = Clock::now() - begun;
        const double used =
            1e6 * static_cast<double>(std::clock() - begun_processor) / CLOCKS_PER_SEC;
        if (round < 0) continue;
        times[is_recorded ? 1 : 0].push_back(took.count() / writes_per_round);
        processor[is_recorded ? 1 : 0].push_back(used / writes_per_round);
      }
    }
  }
  std::filesystem::remove_all(folder);
  const double without = median(times[0]);
  const double with = median(times[1]);
  const double share = 100 * (with - without) / without;
  std::printf("a write without its event %8.1f us, %6.1f us of the processor\n", without,
              median(processor[0]));
  std::printf("a write with its event    %8.1f us, %6.1f us of the processor, + %.1f %%\n", with,
              median(processor[1]), share);
  std::printf("  goal: audit append costs <= %lld %% of the write it belongs to: %s\n",
              static_cast<long long>(goal_percent),
              share <= static_cast<double>(goal_percent) ? "met" : "MISSED");
  return 0;
}
