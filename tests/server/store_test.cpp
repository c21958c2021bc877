#include "server/store/store.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <thread>
#include <vector>

#include "core/base/result.hpp"
#include "server/store/connection.hpp"
#include "server/store/migrations.hpp"
#include "server/store/transaction.hpp"
#include "tests/server/support/database.hpp"

namespace steward::store {
namespace {

class StoreTest : public ::testing::Test {
 protected:
  [[nodiscard]] Address address() const {
    return sqlite_address(folder_.path() / "a database" / "steward.db");
  }
  TemporaryFolder folder_;
};

int count_users(Store& store) {
  return store.read([](Connection& connection) {
    int count = 0;
    connection.sql << "SELECT COUNT(*) FROM users", soci::into(count);
    return count;
  });
}

void insert_user(Connection& connection, const std::string& id) {
  connection.sql << "INSERT INTO users (id, email, email_key, name, picture_kind, locale, version, "
                    "created_at) VALUES (:id, :email, :key, 'Jane', 'none', 'en', 1, 0)",
      soci::use(id), soci::use(id), soci::use(id);
}

TEST_F(StoreTest, KeepsWhatAWriteReturnedAfterTheStoreIsOpenedAgain) {
  {
    Store store(address(), 2);
    store.write([](Connection& connection) {
      insert_user(connection, "usr_1");
      return 0;
    });
  }
  Store again(address(), 2);
  EXPECT_EQ(count_users(again), 1);
}

TEST_F(StoreTest, TakesBackWhatARefusedWriteDid) {
  Store store(address(), 2);
  const auto refused = store.write([](Connection& connection) -> Result<int, std::string> {
    insert_user(connection, "usr_1");
    return Failure{std::string("no")};
  });
  EXPECT_EQ(refused.error(), "no");
  EXPECT_EQ(count_users(store), 0);
}

TEST_F(StoreTest, TakesBackWhatAThrowingWriteDid) {
  Store store(address(), 2);
  EXPECT_THROW(store.write([](Connection& connection) -> int {
    insert_user(connection, "usr_1");
    throw std::runtime_error("in between");
  }),
               std::runtime_error);
  EXPECT_EQ(count_users(store), 0);
}

TEST_F(StoreTest, CountsEveryWriteOfManyThreadsAndTwoStores) {
  Store store(address(), 2);
  Store other(address(), 2);  // stands for a second process: its own writer
  store.write([](Connection& connection) {
    insert_user(connection, "usr_1");
    return 0;
  });
  constexpr int thread_count = 4;
  constexpr int writes_each = 25;
  std::vector<std::thread> threads;
  for (int i = 0; i < thread_count; ++i) {
    threads.emplace_back([&, i] {
      for (int n = 0; n < writes_each; ++n) {
        (i % 2 == 0 ? store : other).write([](Connection& connection) {
          long long version = 0;
          connection.sql << "SELECT version FROM users", soci::into(version);
          ++version;  // read, then write: a lost update would show
          connection.sql << "UPDATE users SET version = :version", soci::use(version);
          return 0;
        });
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  long long version = 0;
  store.read([&](Connection& connection) {
    connection.sql << "SELECT version FROM users", soci::into(version);
    return 0;
  });
  EXPECT_EQ(version, 1 + thread_count * writes_each);
}

TEST_F(StoreTest, KeepsExactlyWhatWasAcknowledgedOfWritesThatShareACommit) {
  Store store(address(), 2);
  constexpr int thread_count = 8;
  constexpr int writes_each = 30;
  std::atomic<int> kept_count = 0;
  std::atomic<int> thrown_count = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < thread_count; ++i) {
    threads.emplace_back([&, i] {
      for (int n = 0; n < writes_each; ++n) {
        const int kind = (i + n) % 8;  // of eight, one throws and two are refused
        const std::string id = std::to_string(i) + "_" + std::to_string(n);
        try {
          const auto kept = store.write([&](Connection& connection) -> Result<int, std::string> {
            insert_user(connection, id);
            if (kind == 0) throw std::runtime_error("in between");
            if (kind < 3) return Failure{std::string("no")};
            return 0;
          });
          EXPECT_EQ(kept.has_value(), kind >= 3);
          if (kept) ++kept_count;
        } catch (const std::runtime_error&) {
          EXPECT_EQ(kind, 0);
          ++thrown_count;
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(thrown_count, thread_count * writes_each / 8);
  EXPECT_EQ(kept_count, thread_count * writes_each * 5 / 8);
  EXPECT_EQ(count_users(store), kept_count);
}

TEST_F(StoreTest, TakesBackTheRefusedPartOfATransaction) {
  Store store(address(), 1);
  store.write([](Connection& connection) {
    for (const std::string id : {"first", "refused", "third"}) {
      run_part(connection, [&](Connection& part) {
        insert_user(part, id);
        return id != "refused";
      });
    }
    return 0;
  });
  EXPECT_EQ(count_users(store), 2);
}

TEST(WriteQueueTest, PerformsTogetherWhoeverCameWhileItWasBusy) {
  WriteQueue queue;
  const std::function<bool(Connection&)> body = [](Connection&) { return true; };
  constexpr std::size_t late_count = 3;
  std::vector<std::size_t> group_sizes;  // written by one thread at a time: that is the promise
  const auto perform = [&](const WriteGroup& group) {
    group_sizes.push_back(group.size());
    while (group_sizes.size() == 1 && queue.waiting_count() < late_count) std::this_thread::yield();
  };
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < 1 + late_count; ++i) {
    threads.emplace_back([&] {
      WriteTurn turn{body};
      queue.take(turn, perform);
      EXPECT_TRUE(turn.is_done);
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(group_sizes, (std::vector<std::size_t>{1, late_count}));
}

TEST_F(StoreTest, ReportsAForeignKeyThatPointsNowhere) {
  Store store(address(), 1);
  EXPECT_THROW(store.write([](Connection& connection) {
    connection.sql << "INSERT INTO memberships VALUES (1, 'usr_0', 'admin', 0)";
    return 0;
  }),
               StoreError);
}

TEST_F(StoreTest, MakesItsFileForItselfAlone) {
  Store store(address(), 1);
  using std::filesystem::perms;
  const auto mode = std::filesystem::status(address().file).permissions();
  EXPECT_EQ(mode & (perms::group_all | perms::others_all), perms::none);
}

TEST_F(StoreTest, SaysThatItsFileCannotBeMade) {
  EXPECT_THROW(Store(sqlite_address("/proc/none/steward.db"), 1), StoreError);
}

class MigrationTest : public StoreTest {
 protected:
  Address database_ = address();
};

TEST_F(MigrationTest, ResumesAfterTheStepThatWasCutOff) {
  const std::array steps = {
      Migration{1, "first", "CREATE TABLE first (id TEXT);\n"},
      Migration{2, "second", "CREATE TABLE second (id TEXT);\nINSERT INTO nowhere VALUES (1);\n"}};
  {
    Connection connection(database_);
    EXPECT_THROW(migrate(connection, Engine::sqlite, steps), soci::soci_error);
  }
  const std::array repaired = {steps[0],
                               Migration{2, "second", "CREATE TABLE second (id TEXT);\n"}};
  Connection connection(database_);
  migrate(connection, Engine::sqlite, repaired);
  migrate(connection, Engine::sqlite, repaired);
  int version = 0;
  connection.sql << "SELECT MAX(version) FROM schema_migrations", soci::into(version);
  EXPECT_EQ(version, 2);
}

TEST_F(MigrationTest, RefusesAChangedStepAndANewerDatabase) {
  const std::array steps = {Migration{1, "first", "CREATE TABLE first (id TEXT);\n"}};
  const std::array changed = {Migration{1, "first", "CREATE TABLE other (id TEXT);\n"}};
  Connection connection(database_);
  migrate(connection, Engine::sqlite, steps);
  EXPECT_THROW(migrate(connection, Engine::sqlite, changed), StoreError);
  EXPECT_THROW(migrate(connection, Engine::sqlite, {}), StoreError);
}

}  // namespace
}  // namespace steward::store
