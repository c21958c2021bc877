#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "core/access/roles.hpp"
#include "server/clock.hpp"
#include "server/live/channel.hpp"
#include "server/live/session_windows.hpp"
#include "server/log/logger.hpp"
#include "server/store/store.hpp"

namespace steward::live {

/// Tells the open windows of a workspace what has happened there (ADV-19), on one thread of its
/// own.
///
/// Nothing is kept for them: events are read from the audit log behind what each window has heard,
/// so that a resumed window misses nothing and a slow one costs no memory (ADR 0086). What this
/// server commits wakes the windows at once; what other servers on the same database commit is
/// noticed by asking where the logs end, as long as windows are open.
///
/// A session may have so many windows open at this server; with one more its oldest one ends with
/// `windows_too_many`.
///
/// Session and membership are looked up again with each delivery and each heartbeat, and when a
/// session is ended here.
class Hub {
 public:
  /// Listens to the store's commits.
  Hub(store::Store& store, const RoleCatalogue& roles, const Clock& clock,
      const log::Logger& logger, std::size_t windows_per_session_max);
  ~Hub();
  Hub(const Hub&) = delete;
  Hub& operator=(const Hub&) = delete;

  /// A window has opened. Safe from any thread, as `wake`.
  void open(Window window, std::shared_ptr<http::Stream> stream);
  void wake(const store::Touched& touched);

 private:
  using Time = std::chrono::steady_clock::time_point;
  struct Room {
    Channel channel{};
    Time heartbeat_at{};
    std::int64_t revision = -1;  ///< of plan and credits, as it was told last
  };
  struct Opened {
    Window window;
    std::shared_ptr<http::Stream> stream;
  };
  struct Inbox {
    std::vector<Opened> opened{};
    store::Touched touched{};
    bool is_stopping = false;
  };

  void run();
  [[nodiscard]] Inbox await_inbox();
  void admit(Opened opened);
  void note(const store::Touched& touched);
  void poll();
  void serve_due();
  void serve(WorkspaceId workspace_id, Room& room);
  [[nodiscard]] std::vector<AuditEvent> read_page(WorkspaceId workspace_id, Channel& channel,
                                                  std::int64_t after);

  store::Store& store_;
  const RoleCatalogue& roles_;
  const Clock& clock_;
  const log::Logger& logger_;

  // The thread's own.
  std::map<std::int64_t, Room> rooms_{};  ///< by workspace id
  SessionWindows session_windows_;
  Time sessions_forgotten_at_{};
  std::set<std::int64_t> due_{};    ///< workspaces to look after now
  std::set<std::int64_t> later_{};  ///< workspaces to look after with the next poll
  std::int64_t polled_until_ = 0;   ///< the workspace that was asked about last
  Time poll_at_{};
  bool is_failing_ = false;

  std::mutex mutex_{};
  std::condition_variable changed_{};
  Inbox inbox_{};
  std::thread thread_{};  ///< last: it uses everything above
};

}  // namespace steward::live
