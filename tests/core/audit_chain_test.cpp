// ADV-11, SEC-43: whatever is changed in a log after it was written is found, where it is.
#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

#include "core/audit/chain.hpp"

namespace steward {
namespace {

AuditEvent event_number(int number) {
  const std::string text = std::to_string(number);
  return {AuditEventId{"aud_" + text},
          WorkspaceId{7},
          0,
          Timestamp{Duration{1'800'000'000'000 + number}},
          {AuditActorKind::user, "usr_" + text, "Jane"},
          {"192.0.2.1", "Mozilla", "web"},
          AuditOutcome::denied,
          Code::role_insufficient,
          {"member.role_change",
           {{"member", "usr_9", "Bob"}, {"workspace", "7", "Acme"}},
           {{"role", "user", "admin"}, {"note", std::nullopt, ""}}},
          {},
          {}};
}

struct Log {
  std::vector<AuditEvent> events;
  AuditHead head;
};

Log log_of(int count) {
  Log log;
  for (int i = 1; i <= count; ++i) {
    AuditEvent event = event_number(i);
    log.head = append_to_chain(log.head, event);
    log.events.push_back(std::move(event));
  }
  return log;
}

/// Where the log is broken and how: "4 hash"; "sound" where it is not.
std::string verdict(const std::vector<AuditEvent>& events, const AuditHead& expected) {
  const auto found = verify_events({}, events).and_then([&](const AuditHead& head) {
    return verify_head(head, expected);
  });
  if (found) return "sound";
  EXPECT_EQ(found.error().code, Code::audit_chain_broken);
  const Params& params = found.error().params;
  return std::to_string(std::get<std::int64_t>(params[0].value)) + " " +
         std::get<std::string>(params[1].value);
}

/// Calls `check` once for every text of the event, as something that can be changed.
void for_each_text(AuditEvent& event, const std::function<void(std::string&)>& check) {
  for (std::string* text :
       {&event.actor.id, &event.actor.display, &event.context.ip, &event.context.user_agent,
        &event.context.interface, &event.what.action})
    check(*text);
  for (AuditTarget& target : event.what.targets)
    for (std::string* text : {&target.type, &target.id, &target.display}) check(*text);
  for (FieldChange& change : event.what.changes) {
    check(change.field);
    if (change.before) check(*change.before);
    if (change.after) check(*change.after);
  }
}

TEST(AuditChain, IsSoundAsWritten) {
  const Log log = log_of(5);
  EXPECT_EQ(verdict(log.events, log.head), "sound");
  EXPECT_EQ(log.head.position, 5);
  EXPECT_EQ(verdict({}, {}), "sound");
}

TEST(AuditChain, FindsEveryFlippedBitOfEveryTextAtItsPlace) {
  const Log log = log_of(5);
  int flips = 0;
  for (std::size_t place = 0; place < log.events.size(); ++place) {
    std::vector<AuditEvent> events = log.events;
    for_each_text(events[place], [&](std::string& text) {
      for (char& byte : text)
        for (int bit = 0; bit < 8; ++bit) {
          const char kept = byte;
          byte = static_cast<char>(byte ^ (1 << bit));
          EXPECT_EQ(verdict(events, log.head), std::to_string(place + 1) + " hash");
          byte = kept;
          ++flips;
        }
    });
  }
  EXPECT_GT(flips, 2000);
}

TEST(AuditChain, FindsEveryOtherChangeOfAnEventAtItsPlace) {
  const Log log = log_of(3);
  const std::vector<std::pair<const char*, std::function<void(AuditEvent&)>>> changes{
      {"2 hash", [](AuditEvent& event) { event.id = AuditEventId{"aud_9"}; }},
      {"2 hash", [](AuditEvent& event) { event.workspace = WorkspaceId{8}; }},
      {"2 order", [](AuditEvent& event) { event.position = 4; }},
      {"2 hash", [](AuditEvent& event) { event.occurred_at += Duration{1}; }},
      {"2 hash", [](AuditEvent& event) { event.actor.kind = AuditActorKind::system; }},
      {"2 hash", [](AuditEvent& event) { event.outcome = AuditOutcome::success; }},
      {"2 hash", [](AuditEvent& event) { event.code = Code::member_not_found; }},
      {"2 hash", [](AuditEvent& event) { event.code.reset(); }},
      {"2 hash", [](AuditEvent& event) { event.what.targets.pop_back(); }},
      {"2 hash", [](AuditEvent& event) { event.what.changes.pop_back(); }},
      {"2 hash", [](AuditEvent& event) { event.what.changes[1].before = ""; }},
      {"2 hash", [](AuditEvent& event) { event.what.changes[1].after.reset(); }},
      {"2 hash", [](AuditEvent& event) { std::swap(event.actor.id, event.actor.display); }},
      {"2 order", [](AuditEvent& event) { event.prev_hash[31] ^= 1; }},
      {"2 hash", [](AuditEvent& event) { event.hash[0] ^= 1; }},
  };
  for (const auto& [expected, change] : changes) {
    std::vector<AuditEvent> events = log.events;
    change(events[1]);
    EXPECT_EQ(verdict(events, log.head), expected);
  }
}

TEST(AuditChain, FindsWhatIsDroppedSwappedAddedOrWrittenAnew) {
  const Log log = log_of(5);
  auto events = log.events;
  events.erase(events.begin() + 2);
  EXPECT_EQ(verdict(events, log.head), "3 order");
  events = log.events;
  std::swap(events[1], events[2]);
  EXPECT_EQ(verdict(events, log.head), "2 order");
  events = log.events;
  events.insert(events.begin() + 3, events[3]);
  EXPECT_EQ(verdict(events, log.head), "5 order");
  events = log.events;
  events.pop_back();
  EXPECT_EQ(verdict(events, log.head), "5 head");
  events = log.events;
  AuditEvent extra = event_number(6);
  EXPECT_EQ(append_to_chain(log.head, extra).position, 6);
  events.push_back(extra);
  EXPECT_EQ(verdict(events, log.head), "6 head");
  // Whoever writes the third event anew, hash included, still breaks what follows.
  events = log.events;
  events[2].actor.display = "Eve";
  events[2].hash = chain_hash(events[2]);
  EXPECT_EQ(verdict(events, log.head), "4 order");
}

TEST(AuditChain, TellsApartWhatOnlyLooksAlike) {
  AuditEvent one = event_number(1);
  AuditEvent other = event_number(1);
  one.what.targets = {{"a", "b", "c"}};
  other.what.targets = {{"ab", "", "c"}};
  EXPECT_NE(canonical_text(one), canonical_text(other));
}

TEST(Sha256, GivesThePublishedDigests) {  // FIPS 180-4, NIST's examples
  EXPECT_EQ(to_hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(to_hex(sha256("abc")),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  EXPECT_EQ(to_hex(sha256(std::string(1'000'000, 'a'))),
            "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, IsTheSameInPieces) {
  const std::string text(200, 'x');
  for (std::size_t cut = 0; cut <= text.size(); ++cut) {
    Sha256 hash;
    hash.add(std::string_view(text).substr(0, cut));
    hash.add(std::string_view(text).substr(cut));
    EXPECT_EQ(hash.digest(), sha256(text)) << cut;
  }
  EXPECT_EQ(parse_hex(to_hex(sha256(text))), sha256(text));
  EXPECT_FALSE(parse_hex(std::string(64, 'g')));
  EXPECT_FALSE(parse_hex(std::string(63, '0')));
}

}  // namespace
}  // namespace steward
