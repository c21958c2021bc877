#pragma once

#include <functional>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include "server/store/error.hpp"
#include "server/store/pool.hpp"
#include "server/store/touched.hpp"
#include "server/store/write_queue.hpp"

namespace steward::store {

/// The database. The tables' functions (users.hpp, sessions.hpp, …) take the Connection that
/// `read` and `write` hand to their argument. Thread-safe.
class Store {
 public:
  /// `connections`: readers at the same time. Brings the tables up to date. Throws StoreError, with
  /// a message for the operator.
  Store(const Address& address, std::size_t connections);

  /// Calls `body(Connection&)` outside of a transaction: each query sees what is committed.
  template <class Body>
  auto read(Body&& body) {
    std::optional<std::invoke_result_t<Body&, Connection&>> result;
    run_read([&](Connection& connection) { result.emplace(body(connection)); });
    return *std::move(result);
  }

  /// The same, and all queries see what was committed at one moment.
  template <class Body>
  auto read_snapshot(Body&& body) {
    std::optional<std::invoke_result_t<Body&, Connection&>> result;
    run_snapshot([&](Connection& connection) { result.emplace(body(connection)); });
    return *std::move(result);
  }

  /// Calls `body(Connection&)` in a transaction and commits before it returns. `body` must do
  /// nothing that cannot be repeated: it is called again when another writer was first. What it
  /// wrote is taken back when it throws or returns a Result without a value: a refusal changes
  /// nothing. Bodies of several threads may share a commit, one after the other on the thread of
  /// one of them (ADR 0066).
  template <class Body>
  auto write(Body&& body) {
    std::optional<std::invoke_result_t<Body&, Connection&>> result;
    run_write([&](Connection& connection) {
      result.emplace(body(connection));
      return is_kept(*result);
    });
    return *std::move(result);
  }

  /// Calls `listener` after each commit that has touched what windows wait for, on the thread that
  /// has written. Added before anybody writes.
  void on_commit(std::function<void(const Touched&)> listener) {
    listeners_.push_back(std::move(listener));
  }

  [[nodiscard]] Engine engine() const noexcept { return address_.engine; }

 private:
  template <class Answer>
  static bool is_kept(const Answer& answer) {
    if constexpr (requires { answer.error(); })
      return answer.has_value();
    else
      return true;
  }

  void run_read(const std::function<void(Connection&)>& body);
  void run_snapshot(const std::function<void(Connection&)>& body);
  void run_write(const std::function<bool(Connection&)>& body);
  bool transact(const std::function<bool(Connection&)>& body);
  void write_alone(const std::function<bool(Connection&)>& body);
  bool attempt_write(const std::function<bool(Connection&)>& body, bool is_last);
  void write_group(const WriteGroup& group);
  bool attempt_group(const WriteGroup& group);
  void announce(const Connection& connection) const;

  const Address address_;
  Pool readers_;
  Pool writers_;
  WriteQueue queue_;
  std::vector<std::function<void(const Touched&)>> listeners_{};
};

}  // namespace steward::store
