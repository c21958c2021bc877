#include "server/use_cases/refusal.hpp"

#include "core/codec/billing.hpp"
#include "core/codec/problem.hpp"
#include "server/http/problem.hpp"

namespace steward::use_cases {
namespace {

struct ToResponse {
  const http::Request& request;

  http::Response operator()(const Issues& issues) const { return http::problem(request, issues); }
  http::Response operator()(const Rejection& rejection) const {
    return http::problem(request, rejection);
  }
  http::Response operator()(const StaleVersion& stale) const {
    const Rejection rejection{Code::version_stale};
    http::Response response = http::problem(request, rejection);
    response.body =
        encode_problem(rejection, request.request_id, CurrentVersion{stale.document, stale.etag});
    return response;
  }
  http::Response operator()(const ActionNeeded& needed) const {
    http::Response response = http::problem(request, needed.rejection);
    response.body = encode_payment_problem(needed.rejection, request.request_id, needed.action_url);
    return response;
  }
};

}  // namespace

http::Response to_response(const http::Request& request, const Refusal& refusal) {
  return std::visit(ToResponse{request}, refusal);
}

http::Response json_response(int status, std::string document) {
  return {.status = status,
          .headers = {{"Content-Type", "application/json"}},
          .body = std::move(document)};
}

}  // namespace steward::use_cases
