#include "server/providers/transfer.hpp"

#include <arpa/inet.h>
#include <sys/socket.h>

#include <array>
#include <cstdlib>
#include <new>
#include <string_view>
#include <utility>

namespace steward::providers {
namespace {

constexpr std::string_view tls_scheme = "https://";
/// Below libcurl's own limit of 300 KiB, which it tells like a connection that broke.
constexpr std::size_t head_bytes_max = 256 * std::size_t{1024};

/// Numeric text of what is about to be connected to; empty for other families.
std::string address_text(const sockaddr& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* bytes = nullptr;
  if (address.sa_family == AF_INET) {
    bytes = &reinterpret_cast<const sockaddr_in&>(address).sin_addr;
  } else if (address.sa_family == AF_INET6) {
    bytes = &reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
  } else {
    return {};
  }
  inet_ntop(address.sa_family, bytes, text.data(), text.size());
  return text.data();
}

const char* method_text(HttpMethod method) {
  switch (method) {
    case HttpMethod::get:
      return "GET";
    case HttpMethod::post:
      return "POST";
    case HttpMethod::put:
      return "PUT";
  }
  return "GET";
}

}  // namespace

Transfer::Transfer(ProviderRequest request, Caller::Done done, const AddressGuard& guard,
                   const CallLimits& limits)
    : request_(std::move(request)),
      done_(std::move(done)),
      guard_(guard),
      limits_(limits),
      handle_(curl_easy_init()) {
  if (!handle_) throw std::bad_alloc();
  set_request();
  set_limits();
}

void Transfer::set_request() {
  CURL* const handle = handle_.get();
  curl_easy_setopt(handle, CURLOPT_PRIVATE, this);
  curl_easy_setopt(handle, CURLOPT_URL, request_.url.c_str());
  curl_easy_setopt(handle, CURLOPT_CUSTOMREQUEST, method_text(request_.method));
  curl_easy_setopt(handle, CURLOPT_USERAGENT, "Steward");
  bool has_type = request_.body.empty();
  for (const CallHeader& header : request_.headers) {
    has_type = has_type || http::equal_ignoring_case(header.name, "content-type");
    add_header(header);
  }
  if (!has_type) add_header({"content-type", "application/json"});
  curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers_.get());
  if (request_.basic) {
    curl_easy_setopt(handle, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
    curl_easy_setopt(handle, CURLOPT_USERNAME, request_.basic->user.c_str());
    curl_easy_setopt(handle, CURLOPT_PASSWORD, request_.basic->password.c_str());
  }
  if (request_.method != HttpMethod::get) {
    curl_easy_setopt(handle, CURLOPT_POSTFIELDSIZE, static_cast<long>(request_.body.size()));
    curl_easy_setopt(handle, CURLOPT_POSTFIELDS, request_.body.c_str());
  }
}

void Transfer::add_header(const CallHeader& header) {
  std::string line = header.name;
  line.append(": ").append(header.value);
  curl_slist* const longer = curl_slist_append(headers_.get(), line.c_str());
  if (longer == nullptr) throw std::bad_alloc();
  static_cast<void>(headers_.release());  // `longer` is the same list, or its first element
  headers_.reset(longer);
}

void Transfer::set_limits() {
  CURL* const handle = handle_.get();
  curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle, CURLOPT_PROXY, "");  // the environment's would connect on our behalf
  curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS,
                   static_cast<long>(limits_.connect_timeout.count()));
  curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(limits_.timeout.count()));
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, this);
  curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(handle, CURLOPT_WRITEDATA, this);
  curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, take_head);
  curl_easy_setopt(handle, CURLOPT_HEADERDATA, this);
  // OpenSSL's own variable for certificates that the system does not know.
  if (const char* const file = std::getenv("SSL_CERT_FILE"))
    curl_easy_setopt(handle, CURLOPT_CAINFO, file);
}

bool Transfer::count(std::size_t bytes) {
  received_bytes_ += bytes;
  is_flooded_ = received_bytes_ > limits_.reply_bytes_max;
  return !is_flooded_;
}

/// Taking less than was offered ends the transfer.
std::size_t Transfer::take_body(const char* bytes, std::size_t size, std::size_t count,
                                void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  const std::size_t length = size * count;
  if (!transfer.count(length)) return 0;
  transfer.body_.append(bytes, length);
  return length;
}

std::size_t Transfer::take_head(const char*, std::size_t size, std::size_t count, void* self) {
  auto& transfer = *static_cast<Transfer*>(self);
  const std::size_t length = size * count;
  transfer.head_bytes_ += length;
  const bool fits = transfer.count(length) && transfer.head_bytes_ <= head_bytes_max;
  transfer.is_flooded_ = !fits;
  return fits ? length : 0;
}

curl_socket_t Transfer::open_socket(void* self, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(self);
  const std::string text = address_text(address->addr);
  const bool has_tls =
      std::string_view(transfer.request_.url).substr(0, tls_scheme.size()) == tls_scheme;
  const AddressGuard& guard = transfer.guard_;
  if (!(has_tls ? guard.allows(text) : guard.is_opened(text))) {
    transfer.is_blocked_ = true;
    return CURL_SOCKET_BAD;
  }
  return ::socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

CallFailure Transfer::failure_of(CURLcode result) const {
  if (is_flooded_) return CallFailure::reply_too_large;
  switch (result) {
    case CURLE_COULDNT_RESOLVE_HOST:
      return CallFailure::name_not_resolved;
    case CURLE_COULDNT_CONNECT:
      return is_blocked_ ? CallFailure::address_blocked : CallFailure::connection_refused;
    case CURLE_OPERATION_TIMEDOUT:
      return CallFailure::timed_out;
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CIPHER:
      return CallFailure::tls_failed;
    default:
      return CallFailure::connection_broken;
  }
}

void Transfer::finish(CURLcode result) {
  Reply reply;
  curl_off_t total_us = 0;
  curl_easy_getinfo(handle_.get(), CURLINFO_TOTAL_TIME_T, &total_us);
  reply.latency_ms = total_us / 1000;
  long status = 0;
  curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
  if (result != CURLE_OK) {
    reply.failure = failure_of(result);
  } else if (status >= 300 && status < 400 && status != 304) {
    reply.failure = CallFailure::redirect_refused;
  } else {
    curl_off_t retry_after = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_RETRY_AFTER, &retry_after);
    if (retry_after > 0) reply.retry_after_seconds = retry_after;
    reply.status = status;
    reply.body = std::move(body_);
  }
  done_(std::move(reply));
}

}  // namespace steward::providers
