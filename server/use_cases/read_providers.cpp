#include "core/codec/providers.hpp"
#include "server/documents/format.hpp"
#include "server/use_cases/oauth.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {

// A consent can be asked for only where the operator has a client.
Outcome read_providers(Services& services, const http::Request& request) {
  const std::string_view language =
      documents::language_of(request.header("accept-language").value_or(""));
  ProviderCatalogue offered = services.providers;
  for (Provider& provider : offered.providers)
    if (!oauth_access_at(services, provider)) provider.oauth.reset();
  http::Response response = json_response(200, encode_providers(offered, language));
  response.headers.emplace_back("Vary", "Accept-Language");
  return response;
}

}  // namespace steward::use_cases
