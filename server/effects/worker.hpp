#pragma once

#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "core/base/ids.hpp"
#include "server/clock.hpp"
#include "server/identity/sealer.hpp"
#include "server/log/logger.hpp"
#include "server/mail/sender.hpp"
#include "server/store/outbox.hpp"
#include "server/store/store.hpp"

namespace steward::effects {

/// Who the mails come from.
struct Origin {
  std::string mailbox;         ///< "Steward <no-reply@example.test>"
  std::string message_domain;  ///< the right side of Message-ID
};

/// What happens after a commit, on one thread of its own: mails from the outbox, the idle times of
/// sessions, the last uses of keys, and the deletion of what has expired. Any number of servers may
/// work on one outbox: an effect is claimed for a while, and done at least once.
class Worker {
 public:
  Worker(store::Store& store, const identity::Sealer& sealer, const Clock& clock,
         const log::Logger& logger, std::unique_ptr<mail::Sender> sender, Origin origin);
  /// Stops soon, also when a mail server hangs; what was not handed over stays in the outbox.
  ~Worker();
  Worker(const Worker&) = delete;
  Worker& operator=(const Worker&) = delete;

  /// Something may be due: called after the commit that put it into the outbox.
  void wake();
  /// The session was used; written soon, so that a read need not wait for the disk.
  void touch_session(const std::string& token_hash);
  /// The key was used from this network address; the same.
  void touch_api_key(const ApiKeyId& id, const std::string& from);

 private:
  void run();
  void work_off();
  [[nodiscard]] bool run_next_effect();
  void send_mail(const store::ClaimedEffect& effect);
  void save_touched();
  void delete_expired_if_due(Timestamp now);
  void wait();

  store::Store& store_;
  const identity::Sealer& sealer_;
  const Clock& clock_;
  const log::Logger& logger_;
  const std::unique_ptr<mail::Sender> sender_;
  const Origin origin_;
  Timestamp cleaned_at_{};

  std::mutex mutex_{};
  std::condition_variable changed_{};
  struct KeyUse {
    Timestamp at;
    std::string from;
  };
  struct Touched {
    std::map<std::string, Timestamp> sessions{};
    std::map<std::string, KeyUse> keys{};  ///< by id
  };
  Touched touched_{};
  std::map<std::string, Timestamp> keys_noted_at_{};  ///< by id; of keys that exist
  bool is_woken_ = false;
  bool is_stopping_ = false;
  std::thread thread_{};  ///< last: it uses everything above
};

}  // namespace steward::effects
