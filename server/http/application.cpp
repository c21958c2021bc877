#include "server/http/application.hpp"

#include <algorithm>
#include <charconv>
#include <exception>
#include <random>

#include "server/http/media.hpp"
#include "server/http/problem.hpp"

namespace steward::http {
namespace {

std::string random_run_id() {
  std::random_device device;
  constexpr std::string_view alphabet = "0123456789abcdefghijklmnopqrstuv";
  std::string id;
  for (int i = 0; i < 10; ++i) id += alphabet[device() % alphabet.size()];
  return id;
}

bool takes_content_type(const Route& route, const Request& request) {
  const std::string_view declared = request.header("content-type").value_or("");
  const auto& taken = route.options.content_types;
  return std::any_of(taken.begin(), taken.end(), [declared](std::string_view media_type) {
    return is_media_type(declared, media_type);
  });
}

}  // namespace

Application::Application(Router router, StaticFiles files, const Deployment& deployment,
                         const log::Logger& logger)
    : router_(std::move(router)),
      files_(std::move(files)),
      origins_(deployment.own_origins),
      trusted_proxies_(deployment.trusted_proxies),
      heads_(deployment.is_https),
      logger_(logger),
      run_id_(random_run_id()) {}

std::string Application::next_request_id() const {
  char digits[16];
  const auto end = std::to_chars(digits, digits + sizeof digits, ++request_count_, 36).ptr;
  return std::string("req_").append(run_id_).append("_").append(digits, end);
}

std::string Application::client_address(std::string_view peer, const Headers& headers) const {
  return http::client_address(peer, headers, trusted_proxies_);
}

std::variant<Response, const Route*> Application::admit(Request& request,
                                                        const BodyAnnouncement& body) const {
  auto found = router_.match(request.method, request.path);
  if (std::holds_alternative<NoRoute>(found)) {
    const bool is_read = request.method == Method::get || request.method == Method::head;
    std::optional<Response> file = is_read ? files_.find(request) : std::nullopt;
    return file ? std::move(*file) : problem(request, Code::route_not_found);
  }
  if (const auto* refused = std::get_if<MethodNotAllowed>(&found)) {
    return method_not_allowed(request, refused->allowed);
  }
  auto& match = std::get<Match>(found);
  const Route& route = *match.route;
  if (!origins_.permits(request)) return problem(request, Code::origin_foreign);
  if (body.content_length.value_or(0) > route.options.body_bytes_max ||
      (body.chunked && route.options.body_bytes_max == 0)) {
    return body_too_large(route, request, body.content_length);
  }
  if (body.has_body() && !takes_content_type(route, request)) {
    return problem(request, Code::content_type_unsupported);
  }
  request.params = std::move(match.params);
  request.key_scope = route.options.key_scope;
  return &route;
}

Response Application::run(const Route& route, const Request& request) const {
  return finish(request, [&] { return route.handler(request); });
}

Response Application::finish(const Request& request, const std::function<Response()>& make) const {
  try {
    return make();
  } catch (const std::exception& error) {
    return fault(request, error.what());
  } catch (...) {
    return fault(request, "an exception of unknown type");
  }
}

Response Application::body_too_large(const Route& route, const Request& request,
                                     std::optional<std::int64_t> actual_bytes) {
  Params params = {{ParamName::limit_bytes, route.options.body_bytes_max}};
  if (actual_bytes) params.push_back({ParamName::actual_bytes, *actual_bytes});
  return problem(request, route.options.body_code, std::move(params));
}

std::string Application::head_of(Response& response, const Request& request, bool closes,
                                 bool is_http_1_0) const {
  const ResponseFrame frame{request.request_id, closes, is_http_1_0};
  try {
    return heads_.write(response, frame);
  } catch (const std::logic_error& error) {
    response = fault(request, error.what());
    return heads_.write(response, frame);
  }
}

Response Application::fault(const Request& request, std::string_view cause) const {
  logger_.write(log::Level::error, "handler failed",
                {{"request", request.request_id},
                 {"method", name_of(request.method)},
                 {"path", request.path},
                 {"cause", cause}});
  return problem(request, Code::internal_error);
}

Response method_not_allowed(const Request& request, const std::vector<Method>& allowed) {
  std::string names;
  for (const Method method : allowed) {
    names.append(names.empty() ? "" : ", ").append(name_of(method));
  }
  Response response = problem(request, Code::method_not_allowed);
  response.headers.emplace_back("Allow", std::move(names));
  return response;
}

}  // namespace steward::http
