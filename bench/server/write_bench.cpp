// Durable writes beside the floor: SQLite's own C interface, one row and one commit at a time.
// Nothing counts before its commit has returned, so before the disk has it.
#include <sqlite3.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "server/store/connection.hpp"
#include "server/store/store.hpp"
#include "tests/server/support/database.hpp"

namespace {

using namespace steward;
using Clock = std::chrono::steady_clock;

constexpr int rounds = 7;
constexpr int writes_per_round = 400;

struct Subject {
  std::string name;
  std::function<void()> write_all;  // writes_per_round rows
  std::vector<double> rates{};
};

void check(int result) {
  if (result != SQLITE_OK && result != SQLITE_DONE) throw std::runtime_error("the floor failed");
}

/// The cheapest code that stores a row as durably as we do.
class Floor {
 public:
  explicit Floor(const std::filesystem::path& file) {
    check(sqlite3_open(file.c_str(), &database_));
    check(sqlite3_exec(database_,
                       "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                       "CREATE TABLE rows (id INTEGER PRIMARY KEY, text TEXT NOT NULL)",
                       nullptr, nullptr, nullptr));
    check(sqlite3_prepare_v2(database_, "INSERT INTO rows (text) VALUES ('a row')", -1, &insert_,
                             nullptr));
  }
  ~Floor() {
    sqlite3_finalize(insert_);
    sqlite3_close(database_);
  }
  Floor(const Floor&) = delete;
  Floor& operator=(const Floor&) = delete;

  void write_all() {
    for (int i = 0; i < writes_per_round; ++i) {
      check(sqlite3_step(insert_));
      check(sqlite3_reset(insert_));
    }
  }

 private:
  sqlite3* database_ = nullptr;
  sqlite3_stmt* insert_ = nullptr;
};

void write_all(store::Store& store, int thread_count) {
  std::vector<std::thread> threads;
  for (int i = 0; i < thread_count; ++i) {
    threads.emplace_back([&store, thread_count] {
      for (int n = 0; n < writes_per_round / thread_count; ++n)
        store.write([](store::Connection& connection) {
          connection.sql << "INSERT INTO rows (text) VALUES ('a row')";
          return true;
        });
    });
  }
  for (std::thread& thread : threads) thread.join();
}

void measure(std::vector<Subject>& subjects) {
  for (int round = -1; round < rounds; ++round)  // the first one only warms up
    for (Subject& subject : subjects) {
      const auto begun = Clock::now();
      subject.write_all();
      const std::chrono::duration<double> took = Clock::now() - begun;
      if (round >= 0) subject.rates.push_back(writes_per_round / took.count());
    }
}

void report(std::vector<Subject>& subjects) {
  double floor = 0;
  for (Subject& subject : subjects) {
    std::sort(subject.rates.begin(), subject.rates.end());
    const double median = subject.rates[rounds / 2];
    if (floor == 0) floor = median;
    std::printf("%-34s %7.0f writes/s (%.0f to %.0f), %.2f x the floor\n", subject.name.c_str(),
                median, subject.rates.front(), subject.rates.back(), median / floor);
  }
  std::printf("goal: one writer >= 1 x, 16 writers >= 3 x the floor\n");
}

}  // namespace

int main() {
  const TemporaryFolder folder;
  // First: it configures SQLite for the whole process.
  store::Store store(store::sqlite_address(folder.path() / "steward.db"), 1);
  Floor floor(folder.path() / "floor.db");
  store.write([](store::Connection& connection) {
    connection.sql << "CREATE TABLE rows (id INTEGER PRIMARY KEY, text TEXT NOT NULL)";
    return true;
  });
  std::vector<Subject> subjects = {
      {"SQLite by hand, one row per commit", [&] { floor.write_all(); }},
      {"Store::write, one writer", [&] { write_all(store, 1); }},
      {"Store::write, 4 writers", [&] { write_all(store, 4); }},
      {"Store::write, 16 writers", [&] { write_all(store, 16); }},
  };
  measure(subjects);
  report(subjects);
}
