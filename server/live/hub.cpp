#include "server/live/hub.hpp"

#include <algorithm>
#include <limits>
#include <span>
#include <unordered_map>
#include <utility>

#include "core/account/session.hpp"
#include "server/store/audit_log.hpp"
#include "server/store/listeners.hpp"

namespace steward::live {
namespace {

constexpr std::chrono::milliseconds poll_every{100};
constexpr std::chrono::seconds heartbeat_every{15};
constexpr std::int64_t events_at_once_max = 100;

template <class T>
void append(std::vector<T>& to, const std::vector<T>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

/// Why nobody may listen in this session any more, if so.
std::optional<Code> reason_to_end(const RoleCatalogue& roles, const store::Listener& listener,
                                  Timestamp now) {
  if (const auto open = check_session(listener.session, now); !open) return open.error().code;
  if (listener.role.empty()) return Code::membership_ended;
  const auto allowed = authorize(roles, listener.role, Permission::workspace_read);
  if (!allowed) return allowed.error().code;
  return std::nullopt;
}

}  // namespace

Hub::Hub(store::Store& store, const RoleCatalogue& roles, const Clock& clock,
         const log::Logger& logger, std::size_t windows_per_session_max)
    : store_(store),
      roles_(roles),
      clock_(clock),
      logger_(logger),
      session_windows_(windows_per_session_max) {
  store_.on_commit([this](const store::Touched& touched) { wake(touched); });
  thread_ = std::thread([this] { run(); });
}

Hub::~Hub() {
  {
    const std::lock_guard lock(mutex_);
    inbox_.is_stopping = true;
  }
  changed_.notify_one();
  thread_.join();
}

void Hub::open(Window window, std::shared_ptr<http::Stream> stream) {
  static_cast<void>(
      stream->send(std::make_shared<const std::string>(opening_text(window.position))));
  {
    const std::lock_guard lock(mutex_);
    inbox_.opened.push_back({std::move(window), std::move(stream)});
  }
  changed_.notify_one();
}

void Hub::wake(const store::Touched& touched) {
  {
    const std::lock_guard lock(mutex_);
    append(inbox_.touched.workspaces, touched.workspaces);
    append(inbox_.touched.users, touched.users);
    append(inbox_.touched.token_hashes, touched.token_hashes);
  }
  changed_.notify_one();
}

void Hub::run() {
  for (;;) {
    Inbox inbox = await_inbox();
    if (inbox.is_stopping) return;
    for (Opened& opened : inbox.opened) admit(std::move(opened));
    note(inbox.touched);
    try {
      poll();
      serve_due();
      is_failing_ = false;
    } catch (const std::exception& error) {
      // The database is away: what is due stays due, and windows wait.
      if (!is_failing_) {
        logger_.write(log::Level::error, "windows cannot be told what happens",
                      {{"cause", std::string_view(error.what())}});
      }
      is_failing_ = true;
    }
  }
}

/// Waits for something to do; while windows are open, no longer than until the next poll.
Hub::Inbox Hub::await_inbox() {
  std::unique_lock lock(mutex_);
  const auto has_something = [this] {
    return inbox_.is_stopping || !inbox_.opened.empty() || !inbox_.touched.is_empty();
  };
  if (rooms_.empty()) {
    changed_.wait(lock, has_something);
  } else {
    changed_.wait_until(lock, poll_at_, has_something);
  }
  return std::exchange(inbox_, {.is_stopping = inbox_.is_stopping});
}

void Hub::admit(Opened opened) {
  // The one that ends is dropped from its room when that is served next.
  if (const auto oldest = session_windows_.add(opened.window.token_hash, opened.stream))
    end_stream(*oldest, Code::windows_too_many);
  const std::int64_t id = opened.window.workspace_id.value();
  const auto [room, is_new] = rooms_.try_emplace(id);
  if (is_new) room->second.heartbeat_at = std::chrono::steady_clock::now() + heartbeat_every;
  if (opened.window.position < room->second.channel.highest_position()) due_.insert(id);
  later_.insert(id);  // its session may have ended since it was let in
  // Whoever comes back may have missed a change of the credits.
  if (room->second.revision >= 0)
    static_cast<void>(opened.stream->send(
        std::make_shared<const std::string>(credits_text(room->second.revision))));
  room->second.channel.add(std::move(opened.window), std::move(opened.stream));
}

void Hub::note(const store::Touched& touched) {
  for (const WorkspaceId& id : touched.workspaces)
    if (rooms_.contains(id.value())) due_.insert(id.value());
  if (touched.users.empty() && touched.token_hashes.empty()) return;
  for (const auto& [id, room] : rooms_)
    if (room.channel.has_any(touched.users, touched.token_hashes)) due_.insert(id);
}

/// One query for all open workspaces; were there more than a query takes, they take turns.
void Hub::poll() {
  const Time now = std::chrono::steady_clock::now();
  if (now < poll_at_ || rooms_.empty()) return;
  poll_at_ = now + poll_every;
  if (now >= sessions_forgotten_at_ + heartbeat_every) {
    session_windows_.forget_closed();
    sessions_forgotten_at_ = now;
  }
  due_.merge(later_);
  later_.clear();
  std::vector<WorkspaceId> asked;
  auto room = rooms_.upper_bound(polled_until_);
  while (asked.size() < std::min(rooms_.size(), store::asked_at_once_max)) {
    if (room == rooms_.end()) room = rooms_.begin();
    if (now >= room->second.heartbeat_at) due_.insert(room->first);
    asked.emplace_back(room->first);
    ++room;
  }
  polled_until_ = asked.back().value();
  const auto positions = store_.read(
      [&](store::Connection& connection) { return store::find_live_positions(connection, asked); });
  for (const auto& [workspace_id, position, revision] : positions) {
    Room& found = rooms_.at(workspace_id.value());
    if (position > found.channel.highest_position()) due_.insert(workspace_id.value());
    if (revision == found.revision) continue;
    found.revision = revision;
    found.channel.send_credits(revision);
  }
}

void Hub::serve_due() {
  while (!due_.empty()) {
    const std::int64_t id = *due_.begin();
    const auto room = rooms_.find(id);
    if (room != rooms_.end()) {
      serve(WorkspaceId{id}, room->second);
      if (room->second.channel.is_empty()) rooms_.erase(room);
    }
    due_.erase(id);
  }
}

/// Page by page from the window that has heard least; one that takes no more is left behind, so
/// that it holds up nobody, and is asked again with the next poll.
void Hub::serve(WorkspaceId workspace_id, Room& room) {
  Channel& channel = room.channel;
  channel.forget_closed();
  bool has_sent = false;
  for (auto after = channel.lowest_position(0); after;) {
    const std::vector<AuditEvent> events = read_page(workspace_id, channel, *after);
    if (!channel.send(*after, events)) later_.insert(workspace_id.value());
    has_sent = has_sent || !events.empty();
    if (events.size() < static_cast<std::size_t>(events_at_once_max)) break;
    after = channel.lowest_position(events.back().position);
  }
  const Time now = std::chrono::steady_clock::now();
  if (!has_sent && now < room.heartbeat_at) return;
  if (!has_sent) channel.send_heartbeat();
  room.heartbeat_at = now + heartbeat_every;
}

/// The next events; windows whose session or membership has ended by now are ended.
std::vector<AuditEvent> Hub::read_page(WorkspaceId workspace_id, Channel& channel,
                                       std::int64_t after) {
  const std::vector<std::string> token_hashes = channel.token_hashes();
  std::unordered_map<std::string, store::Listener> listeners;
  std::vector<AuditEvent> events = store_.read([&](store::Connection& connection) {
    const store::AuditRange range{after, std::numeric_limits<std::int64_t>::max(),
                                  events_at_once_max};
    auto page = store::read_audit_events(connection, workspace_id, {}, range);
    // After the events: whoever was removed by one of them does not get it.
    for (std::span<const std::string> rest = token_hashes; !rest.empty();) {
      const auto asked = rest.first(std::min(rest.size(), store::asked_at_once_max));
      for (store::Listener& one : store::find_listeners(connection, workspace_id, asked))
        listeners.emplace(one.token_hash, std::move(one));
      rest = rest.subspan(asked.size());
    }
    return page;
  });
  const Timestamp now = clock_.now();
  channel.end([&](const std::string& token_hash) -> std::optional<Code> {
    const auto found = listeners.find(token_hash);
    if (found == listeners.end()) return Code::session_expired;
    return reason_to_end(roles_, found->second, now);
  });
  return events;
}

}  // namespace steward::live
