#pragma once

#include <curl/curl.h>

#include <memory>
#include <string>

#include "server/providers/caller.hpp"

namespace steward::providers {

struct HandleCleanup {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct MultiCleanup {
  void operator()(CURLM* multi) const { curl_multi_cleanup(multi); }
};
struct ListCleanup {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

/// One call while libcurl works on it. Stays where it is: libcurl points at it.
class Transfer {
 public:
  Transfer(ProviderRequest request, Caller::Done done, const AddressGuard& guard,
           const CallLimits& limits);
  Transfer(const Transfer&) = delete;
  Transfer& operator=(const Transfer&) = delete;

  [[nodiscard]] CURL* handle() const { return handle_.get(); }
  /// Once libcurl is done with it: tells whoever waits.
  void finish(CURLcode result);

 private:
  static std::size_t take_body(const char* bytes, std::size_t size, std::size_t count, void* self);
  static std::size_t take_head(const char* bytes, std::size_t size, std::size_t count, void* self);
  static curl_socket_t open_socket(void* self, curlsocktype purpose, curl_sockaddr* address);

  void set_request();
  void add_header(const CallHeader& header);
  void set_limits();
  [[nodiscard]] bool count(std::size_t bytes);
  [[nodiscard]] CallFailure failure_of(CURLcode result) const;

  const ProviderRequest request_;
  const Caller::Done done_;
  const AddressGuard& guard_;
  const CallLimits& limits_;
  std::unique_ptr<CURL, HandleCleanup> handle_;
  std::unique_ptr<curl_slist, ListCleanup> headers_;
  std::string body_{};
  std::size_t head_bytes_ = 0;
  std::size_t received_bytes_ = 0;
  bool is_blocked_ = false;
  bool is_flooded_ = false;
};

}  // namespace steward::providers
