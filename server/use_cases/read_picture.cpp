#include "server/identity/base64url.hpp"
#include "server/store/pictures.hpp"
#include "server/use_cases/use_cases.hpp"

namespace steward::use_cases {

// Somebody else's bytes on our origin: a fixed type, and nothing in them may run or load (SEC-6).
// The transport adds `nosniff` and Cross-Origin-Resource-Policy to every answer.
Outcome read_picture(Services& services, const http::Request& request) {
  const PictureId id{request.params.at(0)};
  const auto stored = services.store.read(
      [&](store::Connection& connection) { return store::find_picture(connection, id); });
  if (!stored) return refuse(Code::route_not_found);
  auto bytes = identity::from_base64url(stored->bytes_base64url);
  if (!bytes) throw store::StoreError(store::Fault::broken, "a stored picture cannot be read");
  return http::Response{.status = 200,
                        .headers = {{"Content-Type", std::string(media_type_of(stored->format))},
                                    {"Cache-Control", "public, max-age=31536000, immutable"},
                                    {"Content-Security-Policy", "sandbox; default-src 'none'"}},
                        .body = *std::move(bytes)};
}

}  // namespace steward::use_cases
