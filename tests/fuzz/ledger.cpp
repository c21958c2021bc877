// SEC-7, SEC-10: whatever comes in whatever order, with amounts up to the edge: credits are never
// below none, and the ledger sums up to them.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/credits/ledger.hpp"
#include "core/credits/replay.hpp"

namespace {

using namespace steward;

/// The input as numbers; zeros after its end.
class Input {
 public:
  Input(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
  [[nodiscard]] bool is_over() const { return at_ >= size_; }
  std::uint8_t byte() { return is_over() ? std::uint8_t{0} : data_[at_++]; }
  /// Small or as large as credits get, as the first bits say.
  std::int64_t amount() {
    const std::uint8_t shape = byte();
    std::int64_t value = byte();
    if (shape >= 128)
      for (int i = 0; i < 6; ++i) value = value * 256 + byte();
    return std::min(value % Credits::value_max + 1, Credits::value_max);
  }
  std::size_t below(std::size_t count) { return byte() % count; }

 private:
  const std::uint8_t* data_;
  std::size_t size_;
  std::size_t at_ = 0;
};

struct Life {
  CreditAccount account;
  std::vector<Hold> holds;
  std::vector<LedgerEntry> ledger;
  LedgerHead head;
  Timestamp now{Duration{1'800'000'000'000}};
  int ids = 0;

  std::string id(const char* prefix) { return prefix + std::to_string(++ids); }

  template <class Change>
  void change(const Change& change) {
    auto entries = entries_of(change, account, head);
    head = head_after(head, entries);
    ledger.insert(ledger.end(), entries.begin(), entries.end());
    account = apply(std::move(account), change);
  }

  void grant(Input& input) {
    const Credits amount = known_credits(input.amount());
    const std::uint8_t kind = input.byte();
    const CreditGrantId grant_id{id("grt_")};
    CreditGrant grant = kind % 2 == 0 ? new_plan_grant(grant_id, amount, std::nullopt, now)
                                      : new_bonus_grant(grant_id, amount, 1 + kind % 12, now);
    grant.priority = kind / 64;
    const auto decided = decide_grant(account, grant);
    if (decided) change(*decided);
  }

  void renew_plan(Input& input) {
    const Credits limit = known_credits(input.amount() % 1'000'000'000'000 + 1);
    const CreditGrant grant = new_plan_grant(CreditGrantId{id("grt_")}, limit, std::nullopt, now);
    if (!decide_grant(account, grant)) return;
    change(renew(account, grant, limit, now));
    if (plan_credits_of(account, now).value() > 2 * limit.value()) std::abort();
  }

  void reserve(Input& input) {
    const HoldRequest request{HoldId{id("hld_")},
                              known_credits(input.amount()),
                              {"user", "usr_1", "find"},
                              now + Duration{1 + input.byte()}};
    const Credits available = available_of(account, now);
    const auto decided = decide_reserve(account, request, {}, now);
    if (decided.has_value() != (available >= request.amount)) std::abort();
    if (!decided) return;
    account = apply(std::move(account), *decided);
    holds.push_back(decided->hold);
  }

  void end_hold(Input& input) {
    if (holds.empty()) return;
    const std::size_t place = input.below(holds.size());
    const Hold hold = holds[place];
    if (input.byte() % 2 == 0) {
      const auto decided = decide_release(account, hold, now);
      if (!decided) return;
      change(*decided);
    } else {
      const Credits amount = known_credits(input.amount());
      const auto decided = decide_post(account, hold, amount, now);
      if (!decided) return;
      if (amount > hold.amount) std::abort();
      change(*decided);
    }
    holds.erase(holds.begin() + static_cast<std::ptrdiff_t>(place));
  }

  void pass_time(Input& input) {
    now += Duration{input.byte() * std::int64_t{40'000'000} / (1 + input.byte())};
    account.due_holds.clear();
    for (const Hold& hold : holds)
      if (hold.expires_at <= now) account.due_holds.push_back(hold);
    for (const HoldReleased& end : expire_holds(account, now)) change(end);
    std::erase_if(holds, [&](const Hold& hold) { return hold.expires_at <= now; });
    change(settle_grants(account, now));
    std::erase_if(account.grants, [](const CreditGrant& grant) { return grant.left == Credits(); });
  }

  void void_one(Input& input) {
    if (account.grants.empty()) return;
    const CreditGrant grant = account.grants[input.below(account.grants.size())];
    change(void_grant(grant, now));
  }

  void check() const {
    if (!is_sound(account) || head.balance != recorded_balance_of(account)) std::abort();
    if (balance_of(account, now) < available_of(account, now)) std::abort();
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Input input(data, size);
  Life life;
  for (int step = 0; step < 200 && !input.is_over(); ++step) {
    switch (input.byte() % 7) {
      case 0:
        life.grant(input);
        break;
      case 1:
        life.renew_plan(input);
        break;
      case 2:
      case 3:
        life.reserve(input);
        break;
      case 4:
        life.end_hold(input);
        break;
      case 5:
        life.pass_time(input);
        break;
      default:
        life.void_one(input);
    }
    life.check();
  }
  std::vector<GrantBalance> grants;
  const auto verified = verify_ledger({}, life.ledger, grants);
  if (!verified || *verified != life.head) std::abort();
  if (replay(life.ledger, life.now).balance != life.head.balance) std::abort();
  return 0;
}
