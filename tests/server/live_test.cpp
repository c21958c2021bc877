// Which window of a workspace is sent what.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "server/live/channel.hpp"
#include "server/live/session_windows.hpp"

namespace steward::live {
namespace {

/// Keeps what it is sent; can be full, as a reader's queue can.
class Recorder final : public http::Stream {
 public:
  bool send(std::shared_ptr<const std::string> piece) override {
    if (is_full || !is_open_) return false;
    text += *piece;
    return true;
  }
  void end() override { is_open_ = false; }
  [[nodiscard]] bool is_open() const override { return is_open_; }

  std::string text;
  bool is_full = false;

 private:
  bool is_open_ = true;
};

AuditEvent event_at(std::int64_t position) {
  return {.id = AuditEventId{"aud_1"},
          .workspace = WorkspaceId{1},
          .position = position,
          .occurred_at = Timestamp{},
          .actor = {AuditActorKind::user, "usr_1", "Ada"},
          .context = {},
          .outcome = AuditOutcome::success,
          .code = std::nullopt,
          .what = {"workspace.update", {}, {}},
          .prev_hash = {},
          .hash = {}};
}

std::vector<AuditEvent> events_from(std::int64_t first, std::int64_t last) {
  std::vector<AuditEvent> events;
  for (std::int64_t position = first; position <= last; ++position)
    events.push_back(event_at(position));
  return events;
}

/// The ids in what a window was sent, in order.
std::vector<int> ids_in(const std::string& text) {
  std::vector<int> ids;
  for (std::size_t at = text.find("id: "); at != std::string::npos; at = text.find("id: ", at + 1))
    ids.push_back(std::stoi(text.substr(at + 4)));
  return ids;
}

struct Windows {
  std::shared_ptr<Recorder> open(std::int64_t position, const std::string& session = "s") {
    auto stream = std::make_shared<Recorder>();
    channel.add({WorkspaceId{1}, UserId{"usr_" + session}, session, position}, stream);
    return stream;
  }
  Channel channel;
};

TEST(Channel, SendsEachWindowWhatItHasNotHeard) {
  Windows windows;
  const auto behind = windows.open(1);
  const auto current = windows.open(3);
  EXPECT_EQ(windows.channel.lowest_position(0), 1);
  EXPECT_TRUE(windows.channel.send(1, events_from(2, 4)));
  EXPECT_EQ(ids_in(behind->text), (std::vector{2, 3, 4}));
  EXPECT_EQ(ids_in(current->text), (std::vector{4}));
  EXPECT_TRUE(windows.channel.send(4, events_from(5, 5)));
  EXPECT_EQ(ids_in(current->text), (std::vector{4, 5}));
}

TEST(Channel, LeavesNoGapForAWindowThatIsFurtherBehind) {
  Windows windows;
  const auto behind = windows.open(1);
  const auto current = windows.open(3);
  EXPECT_TRUE(windows.channel.send(3, events_from(4, 4)));
  EXPECT_EQ(behind->text, "");
  EXPECT_EQ(ids_in(current->text), (std::vector{4}));
}

TEST(Channel, AsksAFullWindowAgainAndHoldsUpNoOther) {
  Windows windows;
  const auto full = windows.open(1);
  const auto other = windows.open(1);
  full->is_full = true;
  EXPECT_FALSE(windows.channel.send(1, events_from(2, 2)));
  EXPECT_EQ(ids_in(other->text), (std::vector{2}));
  EXPECT_EQ(windows.channel.lowest_position(0), 1);
  EXPECT_EQ(windows.channel.lowest_position(2), 2);
  full->is_full = false;
  EXPECT_TRUE(windows.channel.send(1, events_from(2, 3)));
  EXPECT_EQ(ids_in(full->text), (std::vector{2, 3}));
  EXPECT_EQ(ids_in(other->text), (std::vector{2, 3}));
}

TEST(Channel, AWindowThatHasClosedIsNotAskedAgain) {
  Windows windows;
  const auto closed = windows.open(1);
  closed->end();
  EXPECT_TRUE(windows.channel.send(1, events_from(2, 2)));
  windows.channel.forget_closed();
  EXPECT_TRUE(windows.channel.is_empty());
}

TEST(Channel, EndsTheWindowsOfASessionAndSaysWhy) {
  Windows windows;
  const auto ended = windows.open(1, "old");
  const auto kept = windows.open(1, "new");
  const std::vector<UserId> users = {UserId{"usr_old"}};
  EXPECT_TRUE(windows.channel.has_any(users, {}));
  EXPECT_FALSE(windows.channel.has_any({}, std::vector<std::string>{"other"}));
  windows.channel.end([](const std::string& session) {
    return session == "old" ? std::optional(Code::session_expired) : std::nullopt;
  });
  EXPECT_FALSE(ended->is_open());
  EXPECT_EQ(ended->text, "event: end\ndata: {\"code\":\"session_expired\"}\n\n");
  EXPECT_TRUE(kept->is_open());
  EXPECT_EQ(windows.channel.token_hashes(), (std::vector<std::string>{"new"}));
}

TEST(Channel, ABrokenLogHoldsUpNobody) {
  Windows windows;
  const auto window = windows.open(1);
  // Somebody has deleted event 2 from the database.
  EXPECT_TRUE(windows.channel.send(1, events_from(3, 4)));
  EXPECT_EQ(ids_in(window->text), (std::vector{3, 4}));
}

TEST(SessionWindows, EndTheOldestOfOneSessionAlone) {
  SessionWindows sessions(2);
  const auto first = std::make_shared<Recorder>();
  const auto second = std::make_shared<Recorder>();
  const auto third = std::make_shared<Recorder>();
  const auto other = std::make_shared<Recorder>();
  EXPECT_EQ(sessions.add("ada", first), nullptr);
  EXPECT_EQ(sessions.add("ada", second), nullptr);
  EXPECT_EQ(sessions.add("bob", other), nullptr);
  EXPECT_EQ(sessions.add("ada", third), first);
  second->end();
  EXPECT_EQ(sessions.add("ada", std::make_shared<Recorder>()), nullptr)
      << "windows that have closed take no room";
}

TEST(SessionWindows, ForgetSessionsWithoutWindows) {
  SessionWindows sessions(2);
  const auto kept = std::make_shared<Recorder>();
  EXPECT_EQ(sessions.add("ada", kept), nullptr);
  EXPECT_EQ(sessions.add("bob", std::make_shared<Recorder>()), nullptr);
  EXPECT_EQ(sessions.session_count(), 2U);
  sessions.forget_closed();
  EXPECT_EQ(sessions.session_count(), 1U);
  kept->end();
  sessions.forget_closed();
  EXPECT_EQ(sessions.session_count(), 0U);
}

}  // namespace
}  // namespace steward::live
