#include "server/store/store.hpp"

#include <chrono>
#include <thread>

#include "server/store/connection.hpp"
#include "server/store/migrations.hpp"
#include "server/store/transaction.hpp"

namespace steward::store {
namespace {

constexpr int attempts_max = 20;

/// Lets the writer that was first finish: up to 2, 4, 8 … 512 ms, spread so that losers part ways.
/// PostgreSQL takes back transactions of other workspaces too while tables are small, because it
/// watches them by the page; of those in conflict one commits, so the others must outlast it.
void back_off(int attempt) {
  const int ceiling_ms = 1 << (attempt < 9 ? attempt : 9);
  static thread_local unsigned spread =
      static_cast<unsigned>(std::hash<std::thread::id>{}(std::this_thread::get_id()));
  spread = spread * 1664525U + 1013904223U;
  const int wait_ms = 1 + static_cast<int>((spread >> 16) % static_cast<unsigned>(ceiling_ms));
  std::this_thread::sleep_for(std::chrono::milliseconds(wait_ms));
}

}  // namespace

Store::Store(const Address& address, std::size_t connections)
    : address_(address),
      readers_(address_, connections),
      writers_(address_, has_single_writer(address_.engine) ? 1 : connections) {
  try {
    Pool::Lease lease = writers_.lease();
    migrate(lease.connection(), address_.engine);
  } catch (const soci::soci_error& error) {
    throw to_store_error(error);
  }
}

void Store::run_read(const std::function<void(Connection&)>& body) {
  try {
    Pool::Lease lease = readers_.lease();
    try {
      body(lease.connection());
    } catch (...) {
      lease.discard();
      throw;
    }
  } catch (const soci::soci_error& error) {
    throw to_store_error(error);
  }
}

void Store::run_snapshot(const std::function<void(Connection&)>& body) {
  run_read([&](Connection& connection) {
    connection.sql << std::string(begin_read(address_.engine));
    body(connection);
    connection.sql << "COMMIT";
  });
}

void Store::run_write(const std::function<bool(Connection&)>& body) {
  if (!has_single_writer(address_.engine)) return write_alone(body);
  WriteTurn turn{body};
  queue_.take(turn, [this](const WriteGroup& group) { write_group(group); });
  if (turn.error) std::rethrow_exception(turn.error);
}

/// A group that cannot be written as one is taken apart, so that each writer hears of its own
/// fault only.
void Store::write_group(const WriteGroup& group) {
  if (group.size() > 1 && attempt_group(group)) return;
  for (WriteTurn* const turn : group) {
    try {
      write_alone(turn->body);
    } catch (...) {
      turn->error = std::current_exception();
    }
  }
}

/// False: `body` wants none of it kept.
bool Store::transact(const std::function<bool(Connection&)>& body) {
  Pool::Lease lease = writers_.lease();
  try {
    Connection& connection = lease.connection();
    connection.touched = {};
    WriteTransaction transaction(connection, address_.engine);
    if (!body(connection)) return false;
    transaction.commit();
    announce(connection);
    return true;
  } catch (...) {
    lease.discard();
    throw;
  }
}

/// False: nothing of the group is stored. Then no answer of its bodies counts either, since those
/// who were refused may have been refused for what another one of the group had written.
bool Store::attempt_group(const WriteGroup& group) {
  try {
    return transact([&](Connection& connection) {
      for (const WriteTurn* const turn : group) run_part(connection, turn->body);
      return true;
    });
  } catch (...) {
    return false;  // each body runs again alone and reports by itself what is wrong
  }
}

void Store::write_alone(const std::function<bool(Connection&)>& body) {
  for (int attempt = 1; !attempt_write(body, attempt == attempts_max); ++attempt) back_off(attempt);
}

/// False: another writer was first, and the same may succeed now.
bool Store::attempt_write(const std::function<bool(Connection&)>& body, bool is_last) {
  try {
    transact(body);
    return true;
  } catch (const soci::soci_error& error) {
    if (fault_of(error) == Fault::conflict && !is_last) return false;
    throw to_store_error(error);
  }
}

/// What a part that was taken back had touched is told, too; whoever looks finds nothing new.
void Store::announce(const Connection& connection) const {
  if (connection.touched.is_empty()) return;
  for (const auto& listener : listeners_) listener(connection.touched);
}

}  // namespace steward::store
