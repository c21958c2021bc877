// Calls to other machines: what may be reached (SEC-36), and every way in which a reply is none.
#include <gtest/gtest.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/streambuf.hpp>
#include <boost/asio/write.hpp>

#include <atomic>
#include <condition_variable>
#include <list>
#include <mutex>
#include <set>
#include <thread>

#include "server/providers/caller.hpp"

namespace steward::providers {
namespace {

using boost::asio::ip::tcp;

TEST(AddressGuard, ReachesPublicAddressesOnly) {  // SEC-36
  const AddressGuard guard;
  for (const char* const address :
       {"1.1.1.1", "8.8.8.8", "93.184.216.34", "172.15.255.255", "172.32.0.0", "100.63.255.255",
        "2606:4700::1111", "2a00:1450:4001::200e", "64:ff9b::8.8.8.8", "::ffff:8.8.8.8",
        "2002:808:808::1"})
    EXPECT_TRUE(guard.allows(address)) << address;
  for (const char* const address : {"127.0.0.1",
                                    "127.255.255.255",
                                    "0.0.0.0",
                                    "0.1.2.3",
                                    "10.0.0.1",
                                    "172.16.0.1",
                                    "172.31.255.255",
                                    "192.168.1.1",
                                    "169.254.169.254",
                                    "100.64.0.1",
                                    "192.0.0.1",
                                    "192.0.2.1",
                                    "198.18.0.1",
                                    "198.51.100.1",
                                    "203.0.113.1",
                                    "224.0.0.1",
                                    "240.0.0.1",
                                    "255.255.255.255",
                                    "::",
                                    "::1",
                                    "::ffff:127.0.0.1",
                                    "::ffff:169.254.169.254",
                                    "::127.0.0.1",
                                    "64:ff9b::10.0.0.1",
                                    "64:ff9b:1::1",
                                    "2002:7f00:1::1",
                                    "2001::1",
                                    "2001:db8::1",
                                    "fc00::1",
                                    "fd00:ec2::254",
                                    "fe80::1",
                                    "fec0::1",
                                    "ff02::1",
                                    "100::1",
                                    "3fff::1",
                                    "",
                                    "localhost",
                                    "0177.0.0.1",
                                    "2130706433",
                                    "127.1"})
    EXPECT_FALSE(guard.allows(address)) << address;
}

TEST(AddressGuard, ReachesWhatTheOperatorOpens) {
  const AddressGuard guard({*http::Network::parse("10.1.0.0/16"), *http::Network::parse("::1")});
  EXPECT_TRUE(guard.allows("10.1.2.3"));
  EXPECT_TRUE(guard.allows("::1"));
  EXPECT_FALSE(guard.allows("10.2.0.1"));
  EXPECT_TRUE(guard.is_opened("10.1.2.3"));
  EXPECT_FALSE(guard.is_opened("8.8.8.8"));
}

/// A machine on loopback that answers every connection by what its request asks for.
class Machine {
 public:
  Machine() : acceptor_(context_, tcp::endpoint(boost::asio::ip::address_v4::loopback(), 0)) {
    thread_ = std::thread([this] { accept(); });
  }
  ~Machine() {
    is_ending_ = true;
    boost::asio::io_context other;
    tcp::socket wake(other);
    boost::system::error_code ignored;
    wake.connect(acceptor_.local_endpoint(), ignored);
    thread_.join();
  }
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  [[nodiscard]] std::string url(const std::string& path) const {
    return "http://127.0.0.1:" + std::to_string(acceptor_.local_endpoint().port()) + path;
  }
  [[nodiscard]] std::string last_request() {
    const std::lock_guard lock(mutex_);
    return last_request_;
  }

 private:
  void accept() {
    // Those that are never answered stay open until the end.
    std::list<tcp::socket> held;
    while (!is_ending_) {
      tcp::socket socket(context_);
      acceptor_.accept(socket);
      if (!is_ending_ && !answer(socket)) held.push_back(std::move(socket));
    }
  }
  bool answer(tcp::socket& socket) {
    boost::asio::streambuf buffer;
    boost::system::error_code error;
    boost::asio::read_until(socket, buffer, "\r\n\r\n", error);
    const std::string text(static_cast<const char*>(buffer.data().data()), buffer.size());
    {
      const std::lock_guard lock(mutex_);
      last_request_ = text;
    }
    const auto is = [&](const char* path) { return text.find(path) != std::string::npos; };
    if (is("/hang")) return false;
    std::string reply = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}";
    if (is("/redirect"))
      reply = "HTTP/1.1 302 Found\r\nLocation: " + url("/ok") +
              "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    if (is("/later"))
      reply =
          "HTTP/1.1 429 Too Many\r\nRetry-After: 17\r\nContent-Length: 0\r\nConnection: "
          "close\r\n\r\n";
    if (is("/flood"))
      reply = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + std::string(10'000'000, 'x');
    if (is("/heads"))
      reply = "HTTP/1.1 200 OK\r\n" + [] {
        std::string lines;
        for (int i = 0; i < 40'000; ++i) lines += "X-Flood: " + std::string(40, 'x') + "\r\n";
        return lines;
      }();
    if (is("/garbage")) reply = "\x16\x03\x01 this is no HTTP\r\n\r\n";
    if (is("/nothing")) reply.clear();
    if (is("/half")) reply = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{";
    boost::asio::write(socket, boost::asio::buffer(reply), error);
    return true;
  }

  boost::asio::io_context context_;
  tcp::acceptor acceptor_;
  std::atomic<bool> is_ending_ = false;
  std::mutex mutex_;
  std::string last_request_;
  std::thread thread_;
};

AddressGuard loopback() {
  return AddressGuard({*http::Network::parse("127.0.0.0/8")});
}

CallLimits within(std::chrono::milliseconds timeout) {
  CallLimits limits;
  limits.timeout = timeout;
  return limits;
}

/// For what ends by itself, on a busy machine too.
CallLimits patient() {
  return within(std::chrono::seconds{20});
}

/// For what ends by the clock alone.
CallLimits quick() {
  return within(std::chrono::milliseconds{700});
}

ProviderRequest get(std::string url) {
  return {.method = HttpMethod::get, .url = std::move(url), .headers = {}, .basic = {}, .body = {}};
}

std::string outcome(Caller& caller, std::string url) {
  const Reply reply = caller.ask(get(std::move(url)));
  return reply.failure ? std::string(name_of(*reply.failure)) : std::to_string(reply.status);
}

TEST(Caller, TellsEveryWayInWhichAReplyIsNone) {  // CON-8, SEC-36
  Machine machine;
  Caller caller(loopback(), patient());
  for (const auto& [path, wanted] :
       {std::pair{"/ok", "200"}, std::pair{"/redirect", "redirect_refused"},
        std::pair{"/later", "429"}, std::pair{"/flood", "reply_too_large"},
        std::pair{"/heads", "reply_too_large"}, std::pair{"/garbage", "connection_broken"},
        std::pair{"/nothing", "connection_broken"}, std::pair{"/half", "connection_broken"}})
    EXPECT_EQ(outcome(caller, machine.url(path)), wanted) << path;
  EXPECT_EQ(outcome(caller, "https://no-such-name.invalid/"), "name_not_resolved");
  Caller impatient(loopback(), quick());
  EXPECT_EQ(outcome(impatient, machine.url("/hang")), "timed_out");
}

TEST(Caller, SendsWhatItIsGivenAndNothingElse) {
  Machine machine;
  Caller caller(loopback(), patient());
  const Reply reply = caller.ask({.method = HttpMethod::post,
                                  .url = machine.url("/ok?a=1"),
                                  .headers = {{"x-api-key", "k-123"}},
                                  .basic = BasicProof{"user", ""},
                                  .body = "{}"});
  EXPECT_EQ(reply.body, "{}");
  const std::string sent = machine.last_request();
  EXPECT_EQ(sent.find("POST /ok?a=1 HTTP/1.1\r\n"), 0U) << sent;
  EXPECT_NE(sent.find("x-api-key: k-123\r\n"), std::string::npos) << sent;
  EXPECT_NE(sent.find("Authorization: Basic dXNlcjo=\r\n"), std::string::npos) << sent;
  EXPECT_NE(sent.find("content-type: application/json\r\n"), std::string::npos) << sent;
  EXPECT_EQ(sent.find("Cookie"), std::string::npos) << sent;
}

TEST(Caller, GivesTheServicesOwnPause) {
  Machine machine;
  Caller caller(loopback(), patient());
  EXPECT_EQ(caller.ask(get(machine.url("/later"))).retry_after_seconds, 17);
}

TEST(Caller, ReachesNothingThatIsNotPublic) {  // SEC-36
  Machine machine;
  Caller caller(AddressGuard{}, patient());
  const std::string place = machine.url("/ok").substr(std::string("http://127.0.0.1").size());
  for (const char* const host :
       {"http://127.0.0.1", "https://127.0.0.1", "https://127.1", "https://0177.0.0.1",
        "https://0x7f.1", "https://2130706433", "https://[::1]", "https://[::ffff:127.0.0.1]",
        "https://localhost", "https://0.0.0.0"})
    EXPECT_EQ(outcome(caller, host + place), "address_blocked") << host;
  // Public, but without TLS: whoever listens on the way would read the credentials.
  EXPECT_EQ(outcome(caller, "http://192.0.2.1/"), "address_blocked");
  EXPECT_EQ(outcome(caller, "http://1.1.1.1/"), "address_blocked");
  for (const char* const url : {"file:///etc/passwd", "gopher://127.0.0.1/", "ftp://127.0.0.1/"})
    EXPECT_EQ(outcome(caller, url), "connection_broken") << url;
  EXPECT_EQ(machine.last_request(), "");
}

TEST(Caller, ManyCallsWaitOnOneThread) {
  Machine machine;
  Caller caller(loopback(), quick());
  std::mutex mutex;
  std::condition_variable changed;
  std::set<std::thread::id> threads;
  std::size_t ended = 0;
  constexpr std::size_t count = 200;
  for (std::size_t i = 0; i < count; ++i) {
    caller.start(get(machine.url("/hang")), [&](const Reply& reply) {
      const std::lock_guard lock(mutex);
      threads.insert(std::this_thread::get_id());
      ended += reply.failure == CallFailure::timed_out ? 1U : 0U;
      changed.notify_one();
    });
  }
  std::unique_lock lock(mutex);
  // One after the other they would take 140 s.
  changed.wait_for(lock, std::chrono::seconds{60}, [&] { return ended == count; });
  EXPECT_EQ(ended, count);
  EXPECT_EQ(threads.size(), 1U);
}

TEST(Caller, EndsWhileCallsAreUnderWay) {
  Machine machine;
  std::atomic<int> told = 0;
  {
    Caller caller(loopback(), CallLimits{});
    for (int i = 0; i < 20; ++i)
      caller.start(get(machine.url("/hang")), [&](const Reply&) { ++told; });
  }
  EXPECT_EQ(told, 0);
}

}  // namespace
}  // namespace steward::providers
