#include "server/payments/web_client.hpp"

#include <curl/curl.h>

#include <cstdlib>
#include <memory>

namespace steward::payments {
namespace {

struct HandleCleanup {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct ListCleanup {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, HandleCleanup>;
using List = std::unique_ptr<curl_slist, ListCleanup>;

struct Received {
  std::string text{};
  std::size_t bytes_max;
};

/// Taking less than was offered ends the transfer: an answer that floods us is none.
std::size_t take(const char* bytes, std::size_t size, std::size_t count, void* to) {
  auto& received = *static_cast<Received*>(to);
  const std::size_t length = size * count;
  if (received.text.size() + length > received.bytes_max) return 0;
  received.text.append(bytes, length);
  return length;
}

List header_list(const WebRequest& request) {
  List list;
  for (const auto& [name, value] : request.headers) {
    std::string line = name;
    line.append(": ").append(value);
    curl_slist* const longer = curl_slist_append(list.get(), line.c_str());
    if (longer == nullptr) return nullptr;
    static_cast<void>(list.release());  // `longer` is the same list, or its first element
    list.reset(longer);
  }
  return list;
}

void set_limits(CURL* handle, const WebLimits& limits) {
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS,
                   static_cast<long>(limits.connect_timeout.count()));
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(limits.timeout.count()));
  // OpenSSL's own variable for certificates that the system does not know.
  if (const char* const file = std::getenv("SSL_CERT_FILE"))
    curl_easy_setopt(handle, CURLOPT_CAINFO, file);
}

}  // namespace

Result<WebAnswer, std::string> ask_web(const WebRequest& request, const WebLimits& limits) {
  const Handle handle(curl_easy_init());
  const List headers = header_list(request);
  if (!handle || (!headers && !request.headers.empty()))
    return Failure{std::string("out of memory")};
  Received received{.bytes_max = limits.answer_bytes_max};
  set_limits(handle.get(), limits);
  curl_easy_setopt(handle.get(), CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(handle.get(), CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(handle.get(), CURLOPT_WRITEDATA, &received);
  if (request.method == "POST") {
    curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(request.body.size()));
    curl_easy_setopt(handle.get(), CURLOPT_POSTFIELDS, request.body.c_str());
  }
  const CURLcode result = curl_easy_perform(handle.get());
  if (result != CURLE_OK) return Failure{std::string(curl_easy_strerror(result))};
  long status = 0;
  curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &status);
  return WebAnswer{status, std::move(received.text)};
}

}  // namespace steward::payments
