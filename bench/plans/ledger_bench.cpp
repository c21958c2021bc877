// Replay of a long ledger and one decision about credits, beside the bare sum of the same numbers.
// Goals of performance.md 2: at least 20 M entries a second.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "core/credits/replay.hpp"
#include "core/credits/spend.hpp"

namespace {

using namespace steward;

constexpr std::size_t entry_count = 1'000'000;
constexpr std::size_t grant_count = 100;

/// The median of some runs, in milliseconds.
template <class Run>
double median_ms(Run run) {
  std::vector<double> times;
  for (int round = 0; round < 15; ++round) {
    const auto begun = std::chrono::steady_clock::now();
    run();
    const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - begun;
    times.push_back(time.count());
  }
  std::nth_element(times.begin(), times.begin() + 7, times.end());
  return times[7];
}

std::vector<LedgerEntry> long_ledger() {
  std::vector<LedgerEntry> entries;
  std::int64_t balance = 0;
  for (std::size_t i = 0; i < entry_count; ++i) {
    const std::int64_t amount = i < grant_count ? 1'000'000 : -1;
    balance += amount;
    entries.push_back({static_cast<std::int64_t>(i + 1),
                       i < grant_count ? EntryKind::granted : EntryKind::consumed,
                       CreditGrantId{"grt_" + std::to_string(i % grant_count)}, GrantKind::plan,
                       known_credits(amount), Timestamp{}, known_credits(balance)});
  }
  return entries;
}

}  // namespace

int main() {
  const std::vector<LedgerEntry> entries = long_ledger();
  std::vector<std::int64_t> times(entry_count, 0);
  std::vector<std::int64_t> amounts;
  std::vector<std::uint32_t> grants;
  for (std::size_t i = 0; i < entry_count; ++i) {
    amounts.push_back(entries[i].amount.value());
    grants.push_back(static_cast<std::uint32_t>(i % grant_count));
  }
  std::vector<std::int64_t> balances(grant_count, 0);
  volatile std::int64_t seen = 0;

  const double floor = median_ms([&] {
    std::int64_t total = 0;
    for (const std::int64_t amount : amounts) total += amount;
    seen = seen + total;
  });
  const double columns = median_ms([&] {
    std::fill(balances.begin(), balances.end(), 0);
    seen = seen + replay({times, grants, amounts}, Timestamp{}, balances);
  });
  const double whole =
      median_ms([&] { seen = seen + replay(entries, Timestamp{}).balance.value(); });
  const double verified = median_ms([&] {
    std::vector<GrantBalance> left;
    seen = seen + (verify_ledger({}, entries, left) ? 1 : 0);
  });

  CreditAccount account;
  for (std::size_t i = 0; i < grant_count; ++i)
    account.grants.push_back(new_top_up_grant(CreditGrantId{"grt_" + std::to_string(i)},
                                              known_credits(100), 1 + static_cast<int>(i % 12),
                                              Timestamp{}));
  const HoldRequest request{
      HoldId{"hld_1"}, known_credits(150), {"user", "usr_1", "find"}, Timestamp{Duration{1000}}};
  constexpr int decisions = 10'000;
  const double reserved = median_ms([&] {
    for (int i = 0; i < decisions; ++i)
      seen = seen + (decide_reserve(account, request, {}, Timestamp{}) ? 1 : 0);
  });

  const auto rate = [](double ms) { return static_cast<double>(entry_count) / ms / 1000; };
  std::printf("ledger of 1 M entries, 100 grants\n");
  std::printf("  bare sum (floor)      %8.2f ms  %7.1f M/s\n", floor, rate(floor));
  std::printf("  replay of columns     %8.2f ms  %7.1f M/s  x %.1f of the floor\n", columns,
              rate(columns), columns / floor);
  std::printf("  replay of entries     %8.2f ms  %7.1f M/s\n", whole, rate(whole));
  std::printf("  verification          %8.2f ms  %7.1f M/s\n", verified, rate(verified));
  std::printf("  one hold of 100 grants %7.2f us\n", reserved / decisions * 1000);
  std::printf("  goal: replay at 20 M/s: %s\n", rate(columns) >= 20 ? "met" : "MISSED");
  return 0;
}
