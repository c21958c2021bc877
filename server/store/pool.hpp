#pragma once

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

#include "server/store/dialect.hpp"

namespace steward::store {

class Connection;

/// Keeps connections between uses. `limit`: how many may be out at once; more callers wait.
class Pool {
 public:
  Pool(Address address, std::size_t limit);
  ~Pool();
  Pool(const Pool&) = delete;
  Pool& operator=(const Pool&) = delete;

  /// A connection on loan; it goes back at the end of the scope.
  class Lease {
   public:
    Lease(Pool& pool, std::unique_ptr<Connection> connection);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    [[nodiscard]] Connection& connection() noexcept { return *connection_; }
    /// Closes the connection instead of keeping it: after an error it may be of no more use.
    void discard() noexcept;

   private:
    Pool& pool_;
    std::unique_ptr<Connection> connection_;
  };

  /// Opens a connection where none is idle; throws what opening throws.
  [[nodiscard]] Lease lease();

 private:
  void put_back(std::unique_ptr<Connection> connection) noexcept;

  const Address address_;
  std::mutex mutex_{};
  std::condition_variable returned_{};
  std::size_t free_;
  std::vector<std::unique_ptr<Connection>> idle_{};
};

}  // namespace steward::store
