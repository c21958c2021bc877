#include "core/codec/picture.hpp"
#include "server/identity/base64url.hpp"
#include "server/identity/token.hpp"
#include "server/store/pictures.hpp"
#include "server/use_cases/actor.hpp"
#include "server/use_cases/limits.hpp"
#include "server/use_cases/once.hpp"
#include "server/use_cases/use_cases.hpp"
#include "server/use_cases/views.hpp"

namespace steward::use_cases {
namespace {

Bytes bytes_of(const std::string& body) {
  return {reinterpret_cast<const std::uint8_t*>(body.data()), body.size()};
}

/// Orientations 5 … 8 lie on their side (EXIF 2.32 §4.6.4).
store::UploadFacts shown_facts(const PictureFacts& facts) {
  const bool is_turned = facts.orientation >= 5;
  return {facts.format, is_turned ? facts.height : facts.width,
          is_turned ? facts.width : facts.height};
}

}  // namespace

// The core judges every byte; nothing here decodes a pixel (security.md §1).
Outcome upload_picture(Services& services, const http::Request& request) {
  const auto actor = authenticate(services, request);
  if (!actor) return Failure{actor.error()};
  const UserId& user_id = actor->account.account.id;
  const Once once(services, request, user_id.value());
  if (auto earlier = once.earlier()) return *std::move(earlier);

  const std::string_view media_type = request.header("Content-Type").value_or("");
  const auto facts =
      check_picture(bytes_of(request.body), {.file_name = {}, .media_type = media_type});
  if (!facts) return refuse(Issues{facts.error()});
  const std::vector<std::uint8_t> stripped = strip_picture(bytes_of(request.body));
  PictureFacts stored = *facts;
  stored.size_bytes = static_cast<std::int64_t>(stripped.size());
  const std::string text =
      identity::to_base64url({reinterpret_cast<const char*>(stripped.data()), stripped.size()});

  return once.commit([&](store::Connection& connection) -> Outcome {
    const auto counted =
        count_attempt(services, connection, upload_limit, "upload/" + user_id.value());
    if (!counted) return Failure{counted.error()};
    const PictureId id{identity::new_id("pic_")};
    store::insert_picture(connection,
                          {id, user_id, shown_facts(*facts), text, services.clock.now()});
    return json_response(201, encode_uploaded_picture(id, picture_url(id), stored));
  });
}

}  // namespace steward::use_cases
