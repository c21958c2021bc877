#include <curl/curl.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>

#include "server/mail/sender.hpp"

namespace steward::mail {
namespace {

constexpr long connect_timeout_seconds = 10;
constexpr long timeout_seconds = 60;

struct HandleCleanup {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct ListCleanup {
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Handle = std::unique_ptr<CURL, HandleCleanup>;
using List = std::unique_ptr<curl_slist, ListCleanup>;

std::size_t next_bytes(char* buffer, std::size_t size, std::size_t count, void* rest) {
  auto& text = *static_cast<std::string_view*>(rest);
  const std::size_t length = std::min(size * count, text.size());
  std::memcpy(buffer, text.data(), length);
  text.remove_prefix(length);
  return length;
}

/// libcurl asks about once a second; anything but 0 ends the dialogue.
int is_to_end(void* stopped, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return *static_cast<const std::atomic<bool>*>(stopped) ? 1 : 0;
}

bool is_loopback(std::string_view host) {
  return host == "localhost" || host == "::1" || host.starts_with("127.");
}

/// 4xx and broken connections may heal; a 5xx to sender, recipient or content is final (RFC 5321
/// §4.2.1). A refused sign-in is ours to mend and is tried again.
Delivery delivery_of(CURL* handle, CURLcode result) {
  if (result == CURLE_OK) return {DeliveryState::delivered, {}};
  long status = 0;
  curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
  const bool is_final = status >= 500 && status < 600 && result != CURLE_LOGIN_DENIED;
  std::string reason = "smtp: ";
  reason.append(curl_easy_strerror(result)).append(", status ").append(std::to_string(status));
  return {is_final ? DeliveryState::refused : DeliveryState::delayed, std::move(reason)};
}

void set_server(CURL* handle, const SmtpServer& server) {
  const bool is_v6 = server.host.find(':') != std::string::npos;
  const std::string host = is_v6 ? "[" + server.host + "]" : server.host;
  const std::string url = "smtp://" + host + ":" + std::to_string(server.port);
  curl_easy_setopt(handle, CURLOPT_URL, url.c_str());
  const long security = is_loopback(server.host) ? CURLUSESSL_TRY : CURLUSESSL_ALL;
  curl_easy_setopt(handle, CURLOPT_USE_SSL, security);
  // OpenSSL's own variable for certificates that the system does not know.
  if (const char* const file = std::getenv("SSL_CERT_FILE"))
    curl_easy_setopt(handle, CURLOPT_CAINFO, file);
  if (server.user.empty()) return;
  curl_easy_setopt(handle, CURLOPT_USERNAME, server.user.c_str());
  curl_easy_setopt(handle, CURLOPT_PASSWORD, server.password.c_str());
}

}  // namespace

Delivery SmtpSender::send(const Outgoing& mail) {
  const Handle handle(curl_easy_init());
  const std::string sender = "<" + server_.sender + ">";
  const std::string recipient = "<" + mail.to + ">";
  const List recipients(curl_slist_append(nullptr, recipient.c_str()));
  if (!handle || !recipients) return {DeliveryState::delayed, "smtp: out of memory"};
  set_server(handle.get(), server_);
  std::string_view rest = mail.message;
  curl_easy_setopt(handle.get(), CURLOPT_PROTOCOLS_STR, "smtp");
  curl_easy_setopt(handle.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(handle.get(), CURLOPT_CONNECTTIMEOUT, connect_timeout_seconds);
  curl_easy_setopt(handle.get(), CURLOPT_TIMEOUT, timeout_seconds);
  curl_easy_setopt(handle.get(), CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(handle.get(), CURLOPT_XFERINFOFUNCTION, is_to_end);
  curl_easy_setopt(handle.get(), CURLOPT_XFERINFODATA, &is_stopped_);
  curl_easy_setopt(handle.get(), CURLOPT_MAIL_FROM, sender.c_str());
  curl_easy_setopt(handle.get(), CURLOPT_MAIL_RCPT, recipients.get());
  curl_easy_setopt(handle.get(), CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(handle.get(), CURLOPT_READFUNCTION, next_bytes);
  curl_easy_setopt(handle.get(), CURLOPT_READDATA, &rest);
  return delivery_of(handle.get(), curl_easy_perform(handle.get()));
}

}  // namespace steward::mail
