#include "server/store/pictures.hpp"

#include "server/store/connection.hpp"
#include "server/store/picture_columns.hpp"
#include "server/store/query.hpp"

namespace steward::store {

void insert_picture(Connection& connection, const NewPicture& picture) {
  const std::string format(name_of(picture.facts.format));
  const Integer width = picture.facts.width;
  const Integer height = picture.facts.height;
  const Integer created_at = to_integer(picture.created_at);
  connection.sql << "INSERT INTO pictures (id, uploaded_by, format, width, height, created_at, "
                    "bytes_base64url) VALUES (:id, :user, :format, :width, :height, :created, "
                    ":bytes)",
      soci::use(picture.id.value()), soci::use(picture.uploaded_by.value()), soci::use(format),
      soci::use(width), soci::use(height), soci::use(created_at),
      soci::use(picture.bytes_base64url);
}

std::optional<StoredPicture> find_picture(Connection& connection, const PictureId& id) {
  std::string format;
  std::string bytes;
  Query query(connection.sql);
  query.in(id.value())
      .out(format)
      .out(bytes)
      .prepare("SELECT format, bytes_base64url FROM pictures WHERE id = :id");
  if (!query.find_one()) return std::nullopt;
  return StoredPicture{picture_format_named(format), std::move(bytes)};
}

std::optional<UploadFacts> find_upload_of(Connection& connection, const PictureId& id,
                                          const UserId& user) {
  std::string format;
  Integer width = 0;
  Integer height = 0;
  Query query(connection.sql);
  query.in(id.value())
      .in(user.value())
      .out(format)
      .out(width)
      .out(height)
      .prepare("SELECT format, width, height FROM pictures WHERE id = :id AND uploaded_by = :user");
  if (!query.find_one()) return std::nullopt;
  return UploadFacts{picture_format_named(format), static_cast<std::uint32_t>(width),
                     static_cast<std::uint32_t>(height)};
}

}  // namespace steward::store
