#include "core/codec/providers.hpp"
#include "server/documents/format.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {

Outcome read_providers(Services& services, const http::Request& request) {
  const std::string_view language =
      documents::language_of(request.header("accept-language").value_or(""));
  http::Response response = json_response(200, encode_providers(services.providers, language));
  response.headers.emplace_back("Vary", "Accept-Language");
  return response;
}

}  // namespace steward::use_cases
