#pragma once

#include <boost/beast/http/basic_parser.hpp>

#include <string>

#include "server/http/message.hpp"
#include "server/http/request_head.hpp"

namespace steward::http {

/// Beast's parser, writing straight into our Request. Trailer fields are dropped: what was not
/// there when the head was judged must not count afterwards.
class RequestParser final : public boost::beast::http::basic_parser<true> {
 public:
  explicit RequestParser(Request& request) : request_(request) {}

  /// The method as sent; it may be one we do not know.
  [[nodiscard]] const std::string& method_name() const noexcept { return method_name_; }
  [[nodiscard]] bool is_http_1_0() const noexcept { return version_ == 10; }
  /// The host that the request line names, if it names one: it must be the one of the Host line,
  /// or two machines on the way could take the request for two different ones.
  [[nodiscard]] bool has_one_host() const {
    return authority_.empty() ||
           equal_ignoring_case(authority_, request_.header("host").value_or(""));
  }

 private:
  using Error = boost::beast::error_code;
  using Text = boost::beast::string_view;

  void on_request_impl(boost::beast::http::verb, Text method, Text target, int version,
                       Error&) override {
    method_name_ = std::string(method.data(), method.size());
    version_ = version;
    const auto [authority, path] =
        http::parse_target({target.data(), target.size()}).value_or(Target{{}, {}});
    authority_ = authority;
    const std::size_t question = path.find('?');
    request_.path = path.substr(0, question);
    if (question != std::string_view::npos) request_.query = path.substr(question + 1);
  }
  void on_response_impl(int, Text, int, Error&) override {}
  void on_field_impl(boost::beast::http::field, Text name, Text value, Error&) override {
    if (is_head_whole_) return;
    request_.headers.emplace_back(std::string(name.data(), name.size()),
                                  std::string(value.data(), value.size()));
  }
  void on_header_impl(Error&) override { is_head_whole_ = true; }
  void on_body_init_impl(const boost::optional<std::uint64_t>& length, Error&) override {
    if (length) request_.body.reserve(static_cast<std::size_t>(*length));
  }
  std::size_t on_body_impl(Text bytes, Error&) override { return append(bytes); }
  void on_chunk_header_impl(std::uint64_t, Text, Error&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, Text bytes, Error&) override {
    return append(bytes);
  }
  void on_finish_impl(Error&) override {}

  std::size_t append(Text bytes) {
    request_.body.append(bytes.data(), bytes.size());
    return bytes.size();
  }

  Request& request_;
  std::string method_name_;
  std::string authority_;
  int version_ = 11;
  bool is_head_whole_ = false;
};

}  // namespace steward::http
