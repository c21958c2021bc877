#include "server/store/pool.hpp"

#include <utility>

#include "server/store/connection.hpp"

namespace steward::store {

Pool::Pool(Address address, std::size_t limit) : address_(std::move(address)), free_(limit) {
  idle_.reserve(limit);  // so that put_back never allocates
}
Pool::~Pool() = default;

Pool::Lease Pool::lease() {
  {
    std::unique_lock lock(mutex_);
    returned_.wait(lock, [this] { return free_ > 0; });
    --free_;
    if (!idle_.empty()) {
      std::unique_ptr<Connection> connection = std::move(idle_.back());
      idle_.pop_back();
      return Lease(*this, std::move(connection));
    }
  }
  try {
    return Lease(*this, std::make_unique<Connection>(address_));
  } catch (...) {
    put_back(nullptr);
    throw;
  }
}

void Pool::put_back(std::unique_ptr<Connection> connection) noexcept {
  {
    const std::lock_guard lock(mutex_);
    ++free_;
    if (connection) idle_.push_back(std::move(connection));
  }
  returned_.notify_one();
}

Pool::Lease::Lease(Pool& pool, std::unique_ptr<Connection> connection)
    : pool_(pool), connection_(std::move(connection)) {}

Pool::Lease::~Lease() {
  pool_.put_back(std::move(connection_));
}

void Pool::Lease::discard() noexcept {
  connection_.reset();
}

}  // namespace steward::store
