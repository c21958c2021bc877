#include "server/use_cases/versions.hpp"

namespace steward::use_cases {

std::string etag_of(std::int64_t version) {
  return '"' + std::to_string(version) + '"';
}

http::Response versioned_response(std::string document, std::int64_t version) {
  http::Response response = json_response(200, std::move(document));
  response.headers.emplace_back("ETag", etag_of(version));
  return response;
}

Result<Matching, Refusal> check_if_match(const http::Request& request, std::int64_t version,
                                         const std::string& document) {
  const auto header = request.header("If-Match");
  if (!header) return refuse(Code::if_match_missing);
  const std::string current = etag_of(version);
  if (*header == current) return Matching{};
  return Failure<Refusal>{StaleVersion{document, current}};
}

}  // namespace steward::use_cases
