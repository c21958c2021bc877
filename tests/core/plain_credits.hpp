#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "core/credits/grant.hpp"

namespace steward {

/// Each credit of a grant stands for itself.
enum class Coin : char { free, held, gone };
struct PlainGrant {
  CreditGrant facts;  ///< of the beginning: only what never changes is read from it
  std::vector<Coin> coins;
  bool is_voided = false;

  [[nodiscard]] std::int64_t count(Coin coin) const {
    return std::count(coins.begin(), coins.end(), coin);
  }
  [[nodiscard]] bool is_open(Timestamp now) const {
    return !is_voided && now >= facts.effective_at &&
           (!facts.expires_at || now < *facts.expires_at);
  }
  /// Turns `amount` coins of one sort into another.
  void turn(Coin from, Coin to, std::int64_t amount) {
    for (Coin& coin : coins) {
      if (amount == 0) return;
      if (coin != from) continue;
      coin = to;
      --amount;
    }
  }
};

struct PlainModel {
  std::map<std::string, PlainGrant> grants;
  std::map<std::string, std::vector<std::pair<std::string, std::int64_t>>> holds;

  /// Which grant the next credit comes from: the least by everything that counts.
  [[nodiscard]] std::optional<std::string> next_to_burn(Timestamp now) const {
    using Key =
        std::tuple<std::int64_t, bool, std::int64_t, bool, std::int64_t, std::int64_t, std::string>;
    std::optional<Key> least;
    for (const auto& [id, grant] : grants) {
      if (!grant.is_open(now) || grant.count(Coin::free) == 0) continue;
      const CreditGrant& facts = grant.facts;
      const Key key{facts.priority,
                    !facts.expires_at.has_value(),
                    facts.expires_at ? facts.expires_at->time_since_epoch().count() : 0,
                    !facts.is_promotional,
                    facts.effective_at.time_since_epoch().count(),
                    facts.created_at.time_since_epoch().count(),
                    id};
      if (!least || key < *least) least = key;
    }
    if (!least) return std::nullopt;
    return std::get<std::string>(*least);
  }

  [[nodiscard]] std::int64_t available(Timestamp now) const {
    std::int64_t total = 0;
    for (const auto& [id, grant] : grants)
      if (grant.is_open(now)) total += grant.count(Coin::free);
    return total;
  }

  void reserve(const std::string& hold, std::int64_t amount, Timestamp now) {
    auto& parts = holds[hold];
    for (; amount > 0; --amount) {
      const std::string id = *next_to_burn(now);
      grants.at(id).turn(Coin::free, Coin::held, 1);
      if (parts.empty() || parts.back().first != id) parts.emplace_back(id, 0);
      ++parts.back().second;
    }
  }

  void end(const std::string& hold, std::int64_t spent, Timestamp now) {
    for (auto& [id, amount] : holds.at(hold)) {
      PlainGrant& grant = grants.at(id);
      const std::int64_t taken = std::min(spent, amount);
      grant.turn(Coin::held, Coin::gone, taken);
      const bool is_lost =
          grant.is_voided || (grant.facts.expires_at && now >= *grant.facts.expires_at);
      grant.turn(Coin::held, is_lost ? Coin::gone : Coin::free, amount - taken);
      spent -= taken;
    }
    holds.erase(hold);
  }

  void expire(Timestamp now) {
    for (auto& [id, grant] : grants)
      if (!grant.is_voided && grant.facts.expires_at && now >= *grant.facts.expires_at)
        grant.turn(Coin::free, Coin::gone, grant.count(Coin::free));
  }

  /// Until the cap holds, the oldest credit goes.
  void trim(std::int64_t room, Timestamp now) {
    while (true) {
      std::int64_t unused = 0;
      std::optional<std::tuple<std::int64_t, std::int64_t, std::string>> oldest;
      for (const auto& [id, grant] : grants) {
        if (grant.facts.kind != GrantKind::plan || !grant.is_open(now)) continue;
        unused += grant.count(Coin::free) + grant.count(Coin::held);
        if (grant.count(Coin::free) == 0) continue;
        const std::tuple key{grant.facts.effective_at.time_since_epoch().count(),
                             grant.facts.created_at.time_since_epoch().count(), id};
        if (!oldest || key < *oldest) oldest = key;
      }
      if (unused <= std::max<std::int64_t>(room, 0) || !oldest) return;
      grants.at(std::get<std::string>(*oldest)).turn(Coin::free, Coin::gone, 1);
    }
  }

  void add(const CreditGrant& grant) {
    grants.emplace(
        grant.id.value(),
        PlainGrant{grant,
                   std::vector<Coin>(static_cast<std::size_t>(grant.amount.value()), Coin::free)});
  }
};

}  // namespace steward
