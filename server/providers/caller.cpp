#include "server/providers/caller.hpp"

#include <curl/curl.h>

#include <future>
#include <mutex>
#include <new>
#include <thread>
#include <unordered_map>

#include "server/providers/transfer.hpp"

namespace steward::providers {
namespace {

constexpr int wait_ms = 60'000;  // whoever has something to do wakes the thread

}  // namespace

class Caller::Loop {
 public:
  Loop(AddressGuard guard, const CallLimits& limits)
      : guard_(std::move(guard)), limits_(limits), multi_(curl_multi_init()) {
    if (!multi_) throw std::bad_alloc();
    curl_multi_setopt(multi_.get(), CURLMOPT_MAX_TOTAL_CONNECTIONS,
                      static_cast<long>(limits_.calls_at_once_max));
    thread_ = std::thread([this] { run(); });
  }
  ~Loop() {
    {
      const std::lock_guard lock(mutex_);
      is_ending_ = true;
    }
    curl_multi_wakeup(multi_.get());
    thread_.join();
    for (const auto& [handle, transfer] : running_) curl_multi_remove_handle(multi_.get(), handle);
  }
  Loop(const Loop&) = delete;
  Loop& operator=(const Loop&) = delete;

  void start(ProviderRequest request, Done done) {
    auto transfer =
        std::make_unique<Transfer>(std::move(request), std::move(done), guard_, limits_);
    {
      const std::lock_guard lock(mutex_);
      accepted_.push_back(std::move(transfer));
    }
    curl_multi_wakeup(multi_.get());
  }

 private:
  void run() {
    while (take_accepted()) {
      int running_count = 0;
      curl_multi_perform(multi_.get(), &running_count);
      finish_ended();
      curl_multi_poll(multi_.get(), nullptr, 0, wait_ms, nullptr);
    }
  }

  /// False: the end.
  bool take_accepted() {
    std::vector<std::unique_ptr<Transfer>> accepted;
    {
      const std::lock_guard lock(mutex_);
      if (is_ending_) return false;
      accepted.swap(accepted_);
    }
    for (auto& transfer : accepted) {
      CURL* const handle = transfer->handle();
      curl_multi_add_handle(multi_.get(), handle);
      running_.emplace(handle, std::move(transfer));
    }
    return true;
  }

  void finish_ended() {
    int rest = 0;
    while (const CURLMsg* const message = curl_multi_info_read(multi_.get(), &rest)) {
      if (message->msg != CURLMSG_DONE) continue;
      const CURLcode result = message->data.result;  // gone with the handle
      const auto ended = running_.extract(message->easy_handle);
      curl_multi_remove_handle(multi_.get(), ended.key());
      ended.mapped()->finish(result);
    }
  }

  const AddressGuard guard_;
  const CallLimits limits_;
  std::unique_ptr<CURLM, MultiCleanup> multi_;
  std::mutex mutex_;
  bool is_ending_ = false;
  std::vector<std::unique_ptr<Transfer>> accepted_;
  std::unordered_map<CURL*, std::unique_ptr<Transfer>> running_;  // the thread's own
  std::thread thread_;
};

Caller::Caller(AddressGuard guard, const CallLimits& limits)
    : loop_(std::make_unique<Loop>(std::move(guard), limits)) {}

Caller::~Caller() = default;

void Caller::start(ProviderRequest request, Done done) {
  loop_->start(std::move(request), std::move(done));
}

Reply Caller::ask(ProviderRequest request) {
  std::promise<Reply> promise;
  std::future<Reply> reply = promise.get_future();
  start(std::move(request), [&promise](Reply answer) { promise.set_value(std::move(answer)); });
  return reply.get();
}

}  // namespace steward::providers
