#include "server/http/problem.hpp"

#include <string>
#include <utility>

namespace steward::http {
namespace {

Response response(Code code, std::string body) {
  return {.status = facts_of(code).status,
          .headers = {{"Content-Type", "application/problem+json"}},
          .body = std::move(body)};
}

}  // namespace

Response problem(const Request& request, const Rejection& rejection,
                 std::optional<CurrentVersion> current) {
  Response out = response(rejection.code, encode_problem(rejection, request.request_id, current));
  for (const Param& param : rejection.params) {
    if (param.name != ParamName::retry_after_seconds) continue;
    out.headers.emplace_back("Retry-After", std::to_string(std::get<std::int64_t>(param.value)));
  }
  return out;
}

Response problem(const Request& request, Code code, Params params) {
  return problem(request, Rejection{.code = code, .params = std::move(params)});
}

Response problem(const Request& request, const Issues& issues) {
  return response(issues.front().code, encode_problem(issues, request.request_id));
}

}  // namespace steward::http
