#include "server/http/problem.hpp"

#include <nlohmann/json.hpp>

namespace steward::http {
namespace {

using Json = nlohmann::ordered_json;

Json encode_params(const Params& params) {
  Json out = Json::object();
  for (const Param& param : params) {
    std::visit([&](const auto& value) { out[std::string(name_of(param.name))] = value; },
               param.value);
  }
  return out;
}

Json encode(const Request& request, Code code, const Params& params) {
  const CodeFacts& facts = facts_of(code);
  Json out = {{"type", "about:blank"},
              {"title", facts.title},
              {"status", facts.status},
              {"code", facts.name},
              {"request_id", request.request_id}};
  if (!params.empty()) out["params"] = encode_params(params);
  return out;
}

Response response(Code code, const Params& params, const Json& body) {
  Response out{.status = facts_of(code).status,
               .headers = {{"Content-Type", "application/problem+json"}},
               .body = body.dump(-1, ' ', false, Json::error_handler_t::replace)};
  for (const Param& param : params) {
    if (param.name != ParamName::retry_after_seconds) continue;
    out.headers.emplace_back("Retry-After", std::to_string(std::get<std::int64_t>(param.value)));
  }
  return out;
}

}  // namespace

Response problem(const Request& request, const Rejection& rejection) {
  Json body = encode(request, rejection.code, rejection.params);
  if (rejection.unlock) {
    body["unlock"] = {{"role", rejection.unlock->role},
                      {"granted_by", rejection.unlock->granted_by}};
  }
  return response(rejection.code, rejection.params, body);
}

Response problem(const Request& request, Code code, Params params) {
  return problem(request, Rejection{.code = code, .params = std::move(params)});
}

Response problem(const Request& request, const Issues& issues) {
  const Issue& first = issues.front();
  Json body = encode(request, first.code, {});
  Json& list = body["issues"] = Json::array();
  for (const Issue& issue : issues) {
    list.push_back({{"path", issue.path},
                    {"code", name_of(issue.code)},
                    {"params", encode_params(issue.params)}});
  }
  return response(first.code, {}, body);
}

}  // namespace steward::http
