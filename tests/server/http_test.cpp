#include <gtest/gtest.h>

#include <stdexcept>

#include "server/http/client_address.hpp"
#include "server/http/media.hpp"
#include "server/http/origin.hpp"
#include "server/http/problem.hpp"
#include "server/http/request_head.hpp"
#include "server/http/response_head.hpp"
#include "server/http/router.hpp"

namespace steward::http {
namespace {

Route route(Method method, std::string pattern) {
  return {method, std::move(pattern), {}, [](const Request&) { return Response{}; }};
}

Router example_router() {
  Router router;
  router.add(route(Method::get, "/api/account"));
  router.add(route(Method::patch, "/api/account"));
  router.add(route(Method::get, "/api/workspaces/{workspace_id}"));
  router.add(route(Method::get, "/api/workspaces/{workspace_id}/members/{user_id}"));
  return router;
}

std::vector<std::string> params_of(std::string_view path) {
  const Router router = example_router();
  const auto found = router.match(Method::get, path);
  return std::holds_alternative<Match>(found) ? std::get<Match>(found).params
                                              : std::vector<std::string>{"no match"};
}

}  // namespace

TEST(Router, ParamsAreOneSegmentEachDecodedOnce) {
  EXPECT_EQ(params_of("/api/account"), std::vector<std::string>{});
  EXPECT_EQ(params_of("/api/workspaces/12"), std::vector<std::string>{"12"});
  EXPECT_EQ(params_of("/api/workspaces/a%2Fb/members/%2525"),
            (std::vector<std::string>{"a/b", "%25"}));
  for (const char* path : {"/api/workspaces/", "/api/workspaces", "/api/workspaces/1/",
                           "/api/workspaces//members/x", "/api/workspaces/%", "/api/workspaces/%2",
                           "/api/workspaces/%gg", "/api/workspaces/%00", "/API/account", "", "/"}) {
    EXPECT_EQ(params_of(path), std::vector<std::string>{"no match"}) << path;
  }
}

TEST(Router, HeadGoesToGetAndOtherMethodsAreNamed) {
  const Router router = example_router();
  EXPECT_TRUE(std::holds_alternative<Match>(router.match(Method::head, "/api/account")));
  const auto refused = router.match(Method::remove, "/api/account");
  ASSERT_TRUE(std::holds_alternative<MethodNotAllowed>(refused));
  EXPECT_EQ(std::get<MethodNotAllowed>(refused).allowed,
            (std::vector<Method>{Method::get, Method::head, Method::patch}));
}

TEST(Router, TwoRoutesOfOneNameStopTheStart) {
  Router router = example_router();
  EXPECT_THROW(router.add(route(Method::get, "/api/account")), std::logic_error);
  EXPECT_THROW(router.add(route(Method::get, "api")), std::logic_error);
}

TEST(Request, ACookieCountsOnlyWhenItIsThereOnce) {
  Request request;
  request.headers = {{"Cookie", "a=1; session=x=y;b=2;  c = 3"}, {"cookie", "d=4"}};
  EXPECT_EQ(request.cookie("session"), "x=y");
  EXPECT_EQ(request.cookie("b"), "2");
  EXPECT_EQ(request.cookie("d"), "4");
  EXPECT_EQ(request.cookie("sessio"), std::nullopt);
  request.headers.emplace_back("Cookie", "session=planted");
  EXPECT_EQ(request.cookie("session"), std::nullopt);
}

TEST(HeadScanner, FindsTheEndWhereverThePiecesBreak) {
  const std::string_view head = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
  const std::string bytes = std::string(head) + "GET /next";
  for (std::size_t cut = 0; cut < head.size(); ++cut) {
    HeadScanner scanner;
    EXPECT_EQ(scanner.scan(bytes.substr(0, cut)), HeadScanner::State::incomplete) << cut;
    EXPECT_EQ(scanner.scan(bytes), HeadScanner::State::complete) << cut;
    EXPECT_EQ(scanner.size(), head.size());
  }
}

TEST(HeadScanner, ABareLineFeedIsSeenAtOnce) {
  for (const char* bytes : {"GET / HTTP/1.1\n", "G\n", "\r\n", "get", "\x16\x03"}) {
    HeadScanner scanner;
    EXPECT_EQ(scanner.scan(bytes), HeadScanner::State::malformed) << bytes;
  }
}

TEST(ClientAddress, NetworksContainWhatTheirBitsSay) {
  const auto contains = [](std::string_view network, std::string_view address) {
    const auto parsed = Network::parse(network);
    return parsed && parsed->contains(address);
  };
  EXPECT_TRUE(contains("10.0.0.0/8", "10.255.0.1"));
  EXPECT_FALSE(contains("10.0.0.0/8", "11.0.0.1"));
  EXPECT_TRUE(contains("10.0.0.0/9", "10.127.255.255"));
  EXPECT_FALSE(contains("10.0.0.0/9", "10.128.0.0"));
  EXPECT_TRUE(contains("127.0.0.1", "::ffff:127.0.0.1"));
  EXPECT_FALSE(contains("127.0.0.1", "127.0.0.2"));
  EXPECT_TRUE(contains("2001:db8::/32", "2001:db8:1::1"));
  EXPECT_FALSE(contains("2001:db8::/32", "2001:db9::1"));
  EXPECT_FALSE(contains("::1/128", "forged"));
  EXPECT_FALSE(contains("0.0.0.0/0", "2001:db8::1"));
  for (const char* text : {"", "10.0.0/8", "10.0.0.0/33", "::1/129", "10.0.0.0/", "10.0.0.0/x"}) {
    EXPECT_FALSE(Network::parse(text)) << text;
  }
}

TEST(ClientAddress, EntriesOfSeveralLinesCountFromTheEnd) {
  const std::vector<Network> trusted = {*Network::parse("10.0.0.0/8")};
  const Headers headers = {{"X-Forwarded-For", "1.1.1.1, 2.2.2.2"},
                           {"x-forwarded-for", "3.3.3.3, 10.0.0.2"}};
  EXPECT_EQ(client_address("10.0.0.1", headers, trusted), "3.3.3.3");
  EXPECT_EQ(client_address("9.9.9.9", headers, trusted), "9.9.9.9");
  EXPECT_EQ(client_address("10.0.0.1", {}, trusted), "10.0.0.1");
}

TEST(Media, TypesAreComparedWithoutParametersButForTheCharset) {
  EXPECT_TRUE(is_media_type("application/json", "application/json"));
  EXPECT_TRUE(is_media_type("Application/JSON ; charset=\"UTF-8\"", "application/json"));
  EXPECT_TRUE(is_media_type("application/json;v=1", "application/json"));
  EXPECT_FALSE(is_media_type("application/json; charset=utf-16", "application/json"));
  EXPECT_FALSE(is_media_type("application/jsonx", "application/json"));
  EXPECT_FALSE(is_media_type("text/plain, application/json", "application/json"));
  EXPECT_FALSE(is_media_type("", "application/json"));
}

TEST(Media, CodingsAreTakenByNameBeforeTheStar) {
  EXPECT_TRUE(accepts_coding("gzip, br", "br"));
  EXPECT_TRUE(accepts_coding("*", "br"));
  EXPECT_TRUE(accepts_coding("*;q=0, BR;q=0.1", "br"));
  EXPECT_FALSE(accepts_coding("*, br;q=0.0", "br"));
  EXPECT_FALSE(accepts_coding("", "br"));
  EXPECT_FALSE(accepts_coding("gzip, brx", "br"));
}

TEST(Problem, RetryAfterIsAlsoAHeader) {
  const Response response =
      problem(Request{}, Code::rate_limited, {{ParamName::retry_after_seconds, std::int64_t{7}}});
  EXPECT_EQ(response.status, 429);
  EXPECT_EQ(find(response.headers, "retry-after"), "7");
  EXPECT_EQ(find(response.headers, "content-type"), "application/problem+json");
}

TEST(Problem, SeveralIssuesHaveTheStatusOfTheFirst) {
  const Response response = problem(
      Request{}, Issues{at("/name", {Code::name_empty}), at("/email", {Code::email_empty})});
  EXPECT_EQ(response.status, 422);
  EXPECT_NE(response.body.find("/email"), std::string::npos);
}

TEST(ResponseHead, SEC37_ALineBreakNeverReachesTheWire) {
  const ResponseHeadWriter writer(false);
  for (const std::string& value : std::vector<std::string>{"a\r\nb", "a\nb", {'a', '\0', 'b'}}) {
    EXPECT_THROW((void)writer.write({.headers = {{"X-Any", value}}}, {}), std::logic_error);
    EXPECT_THROW((void)writer.write({.headers = {{value, "x"}}}, {}), std::logic_error);
  }
}

TEST(ResponseHead, OwnPolicyAndCacheControlReplaceTheUsualOnes) {
  const ResponseHeadWriter writer(false);
  const std::string head = writer.write(
      {.headers = {{"cache-control", "no-cache"}, {"Content-Security-Policy", "own"}}}, {});
  EXPECT_EQ(head.find("no-store"), std::string::npos);
  EXPECT_EQ(head.find("default-src"), std::string::npos);
  EXPECT_NE(head.find("X-Content-Type-Options: nosniff\r\n"), std::string::npos);
}

}  // namespace steward::http
