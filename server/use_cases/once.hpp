#pragma once

#include <optional>
#include <string>
#include <utility>

#include "server/http/message.hpp"
#include "server/services.hpp"
#include "server/use_cases/refusal.hpp"

namespace steward::use_cases {

/// Lets a POST take effect once, however often it is sent (SEC-12). The answer is stored under the
/// actor and the request's Idempotency-Key, in the transaction of the effect itself: there is no
/// moment at which one exists without the other, not even across a kill. Refusals are not stored,
/// for they change nothing.
class Once {
 public:
  /// `actor`: who the key belongs to, a user's id; empty for requests without a session.
  Once(Services& services, const http::Request& request, std::string_view actor);

  /// What is known before the costly part of the work: the stored answer, or the refusal of the key
  /// (`idempotency_key_malformed`, `idempotency_key_reused`). Nothing: go on.
  [[nodiscard]] std::optional<Outcome> earlier() const;

  /// What the key is stored under; empty where the request has none.
  [[nodiscard]] const std::string& key_hash() const { return key_hash_; }

  /// Runs `body(Connection&) → Outcome` in a transaction that also stores its answer, unless
  /// another request with the same key was first: then that one's answer is given.
  template <class Body>
  [[nodiscard]] Outcome commit(Body body) const {
    Outcome outcome = services_.store.write([&](store::Connection& connection) -> Outcome {
      if (std::optional<Outcome> stored = find(connection)) return *std::move(stored);
      Outcome made = body(connection);
      if (made) keep(connection, *made);
      return made;
    });
    if (outcome) services_.effects.wake();
    return outcome;
  }

 private:
  [[nodiscard]] std::optional<Outcome> find(store::Connection& connection) const;
  void keep(store::Connection& connection, const http::Response& response) const;

  Services& services_;
  std::optional<std::string> key_;  ///< as sent
  std::string key_hash_{};
  std::string request_hash_{};
};

}  // namespace steward::use_cases
